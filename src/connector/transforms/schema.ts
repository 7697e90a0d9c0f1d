import { letterCases } from './case.ts'
import { dateFormatProblem } from './date.ts'
import { thousandsMarks } from './number.ts'
import { patternProblem } from './replace.ts'
import { z } from '../zod.ts'

const words = z.array(z.string().max(100)).max(200)

/** The transforms that need nothing said about them. */
const plainTransform = z
  .enum(['trim', 'collapse', 'unescape', 'strip_html', 'boolean', 'first', 'last'])
  .describe(
    'trim: no white space at the ends. collapse: nor any line breaks and double spaces inside. ' +
      'unescape: entities resolved once more. strip_html: without tags. boolean: the usual words for yes ' +
      'and no. first, last: only one of several.',
  )

/** The transforms with settings, by name: a step of a mapping is an object with one of these keys. */
export const settings = {
  case: z.enum(letterCases).describe('HALO LAMP becomes Halo Lamp with "title".'),
  replace: z
    .strictObject({
      pattern: z.string().superRefine(refuseWith(patternProblem)),
      with: z.string().max(1000).describe('What stands there instead; $1 is the first group.'),
      ignore_case: z.boolean().optional(),
    })
    .describe(
      'A regular expression (RE2: no lookaround, no references back) and what replaces it.',
    ),
  split: z.string().min(1).max(20).describe('The mark between the parts of one text.'),
  join: z.string().max(20).describe('Several texts become one, with this between them.'),
  default: z.string().max(10_000).describe('Stands in when the field has nothing.'),
  affix: z
    .strictObject({
      before: z.string().max(1000).optional(),
      after: z.string().max(1000).optional(),
    })
    .describe('Something in front of each text or behind it.'),
  number: z
    .strictObject({ decimal: z.enum(['.', ',']), thousands: z.enum(thousandsMarks).optional() })
    .describe(
      'How numbers are written in the source: 1.299,00 is { decimal: ",", thousands: "." }.',
    ),
  date: z
    .strictObject({ format: z.string().max(40).superRefine(refuseWith(dateFormatProblem)) })
    .describe('How dates are written in the source: DD.MM.YYYY, YYYYMMDD, M/D/YY …'),
  boolean: z
    .strictObject({ true: words.optional(), false: words.optional() })
    .describe('The words for yes and for no, when they are not the usual ones.'),
  convert: z
    .strictObject({ from: z.string(), to: z.string() })
    .describe("A bare number in another unit; both are codes of the PIM's units."),
  lookup: z
    .strictObject({
      table: z.record(z.string(), z.string()).describe("From the source's words to the PIM's."),
      otherwise: z.enum(['refuse', 'keep']).optional(),
    })
    .describe('A table of words.'),
  keep_html: z
    .array(z.string().regex(/^[a-z][a-z0-9]{0,9}$/))
    .max(50)
    .describe('Only these tags stay, without attributes.'),
} satisfies Record<string, z.ZodType>

/** One step of a field: a name alone, or an object with the name as its only key. */
export const transformSchema = z.union([
  plainTransform,
  ...Object.entries(settings).map(([name, schema]) => z.strictObject({ [name]: schema })),
] as const)

type SettingsOf = { [Name in keyof typeof settings]: z.output<(typeof settings)[Name]> }

/** A transform as a mapping writes it: `trim`, `{ case: 'title' }`. */
export type TransformSpec =
  | z.output<typeof plainTransform>
  | { [Name in keyof SettingsOf]: { [Key in Name]: SettingsOf[Name] } }[keyof SettingsOf]

/** The names that a step may have, for lists to pick from. */
export const transformNames: readonly string[] = [
  ...new Set([...plainTransform.options, ...Object.keys(settings)]),
]

function refuseWith(problemOf: (text: string) => string | undefined) {
  return (text: string, context: z.RefinementCtx<string>) => {
    const message = problemOf(text)
    if (message !== undefined) context.addIssue({ code: 'custom', message, input: text })
  }
}
