import { parsePath, PathError } from '../records/path.ts'
import { transformSchema, type TransformSpec } from '../transforms/schema.ts'
import { z } from '../zod.ts'

const path = z
  .string()
  .min(1)
  .max(1000)
  .superRefine((text, context) => {
    try {
      parsePath(text)
    } catch (error) {
      if (!(error instanceof PathError)) throw error
      context.addIssue({ code: 'custom', message: error.message, input: text })
    }
  })
  .describe("Where in the record: name, group/name, @number, price[@type='net'].")

/** Whether a record is meant. Everything that is said has to hold. */
export interface Condition {
  /** The field that is asked about; the other words are about its texts. */
  field?: string | undefined
  /** One of these is there. */
  is?: string | string[] | undefined
  /** None of these is there. */
  is_not?: string | string[] | undefined
  /** A text has something that fits this pattern (RE2). */
  matches?: string | undefined
  /** There is a text at all, or none. */
  exists?: boolean | undefined
  all?: Condition[] | undefined
  any?: Condition[] | undefined
  not?: Condition | undefined
}

const texts = z.union([z.string(), z.array(z.string()).max(10_000)])

const condition: z.ZodType<Condition> = z
  .lazy(() =>
    z.strictObject({
      field: path.optional(),
      is: texts.optional(),
      is_not: texts.optional(),
      matches: z.string().max(255).optional(),
      exists: z.boolean().optional(),
      all: z.array(condition).max(100).optional(),
      any: z.array(condition).max(100).optional(),
      not: condition.optional(),
    }),
  )
  .meta({ id: 'condition', description: 'Which records are meant.' })

const transforms = z.array(transformSchema).max(50) as unknown as z.ZodType<TransformSpec[]>

const choice = z.enum(['reject', 'skip', 'ignore'])

/** Where a text comes from: fields, or a constant, and what is done with it. */
const origin = {
  from: z
    .union([path, z.array(path).min(1).max(50)])
    .optional()
    .describe('The field, or several whose texts come one after the other.'),
  value: z
    .union([z.string().max(65_535), z.number(), z.boolean()])
    .optional()
    .describe('The same for all records.'),
  as: z
    .literal('html')
    .optional()
    .describe('Takes all that is in an element, as HTML, instead of its own text alone.'),
  transforms: transforms
    .optional()
    .describe('Steps from the text of the source to that of the PIM.'),
}

const rule = {
  ...origin,
  cases: z
    .array(z.strictObject({ when: condition.optional(), ...origin }))
    .max(1000)
    .optional()
    .describe('The first case whose `when` holds; one without `when` is for all others.'),
  only: z
    .literal('new')
    .optional()
    .describe(
      'Sent only for products that the PIM does not have yet: a working title, a first family.',
    ),
  empty: z
    .enum(['leave', 'erase'])
    .optional()
    .describe(
      'What an empty field means. leave (the usual): not sent. erase: the value is taken away.',
    ),
  unknown: choice.optional().describe('A word that no table and no option list has.'),
  invalid: choice.optional().describe('A text that is no such number, date …'),
}

/**
 * The unit or currency of an amount: a code for all, or a field; seen from the amount's own element, and
 * where that has none from the record.
 */
const companion = z.union([z.string().max(100), z.strictObject(origin)])

const placement = z.union([z.string(), z.array(z.string()).min(1).max(100)])

const options = z.strictObject({
  match: z
    .enum(['code', 'label', 'either'])
    .optional()
    .describe('What the text is: a code (the usual), a label in any language, or either.'),
  missing: z
    .enum(['refuse', 'create'])
    .optional()
    .describe('What happens when the PIM has no such option. @default refuse'),
  label_locale: z.string().optional().describe('The language of labels of created options.'),
})

const valueRule = z.strictObject({
  attribute: z.string().max(100).describe('The code of an attribute of the PIM.'),
  locale: placement
    .optional()
    .describe('For attributes with a value per locale; several get the same.'),
  scope: placement.optional().describe('The channel, for attributes with a value per channel.'),
  ...rule,
  unit: companion.optional().describe('For measurements: KILOGRAM, or { from: "@unit" }.'),
  convert_to: z
    .string()
    .optional()
    .describe('For measurements: the unit that they are converted to.'),
  currency: companion.optional().describe('For prices: EUR, or { from: "@currency" }.'),
  media: z
    .literal('upload')
    .optional()
    .describe(
      'For images and files: the text is a path beside the source file, or an address, and the file is uploaded. Command line only.',
    ),
  options: options.optional().describe('For selects: how texts become options.'),
})

const { only: _, ...ruleForAll } = rule

const associationRule = z.strictObject({
  type: z.string().max(100).describe('The code of an association type of the PIM.'),
  to: z
    .enum(['products', 'product_models', 'groups'])
    .optional()
    .describe('What the texts are codes of. @default products'),
  ...ruleForAll,
  quantity: companion
    .optional()
    .describe('For types with quantities: how many of each, or { from: "@quantity" }.'),
})

const modelRule = z
  .strictObject({
    code: z
      .strictObject(ruleForAll)
      .describe(
        'The code of the product model. Where a record has none, it is a product of its own.',
      ),
    family_variant: z
      .union([z.string().max(100), z.strictObject(ruleForAll)])
      .describe('How the variants branch: the code of a family variant of one level, or a rule.'),
  })
  .describe('Makes variants, and before them the product models that they stand under.')

/** What a mapping may say. The document itself, with its comments, is `MappingDocument`. */
export const mappingSchema = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.literal(1).describe('Of this form of document.'),
    name: z.string().max(200).optional().describe('For people.'),
    source: z
      .strictObject({
        format: z
          .enum(['xml', 'csv', 'json', 'json-lines'])
          .optional()
          .describe('When it is not to be recognised.'),
        delimiter: z.string().length(1).optional().describe('Between the cells of a CSV file.'),
        encoding: z
          .string()
          .max(40)
          .optional()
          .describe('When the file does not say it, or says it wrongly.'),
        record: z
          .string()
          .max(1000)
          .optional()
          .describe('The path of the repeating record: export/item.'),
      })
      .optional(),
    identifier: z
      .strictObject(origin)
      .describe('What names the product. Usually trimmed, never changed.'),
    records: z
      .strictObject({ keep: condition.optional(), drop: condition.optional() })
      .optional()
      .describe('Which records become products at all.'),
    empty_words: z
      .array(z.string())
      .max(200)
      .optional()
      .describe('Words that mean nothing: "-", "N/A".'),
    erase_words: z.array(z.string()).max(200).optional().describe('Words that take a value away.'),
    unknown: choice.optional().describe('For all rules that do not say it. @default reject'),
    invalid: choice.optional().describe('For all rules that do not say it. @default reject'),
    family: z.strictObject(rule).optional(),
    parent: z
      .strictObject(rule)
      .optional()
      .describe('The code of a product model that is there: makes a variant.'),
    model: modelRule.optional(),
    categories: z.strictObject(rule).optional().describe('The list replaces the one of the PIM.'),
    enabled: z.strictObject(rule).optional(),
    associations: z
      .array(associationRule)
      .max(200)
      .optional()
      .describe('What a product belongs together with. Each list replaces the one of the PIM.'),
    values: z.array(valueRule).max(2000),
  })
  .meta({
    title: 'Mapping of a connector',
    description: 'From the fields of a source file to the products of a PIM.',
  })

export type Mapping = z.output<typeof mappingSchema>
export type Rule = NonNullable<Mapping['family']>
export type Origin = Mapping['identifier']
export type ValueRule = Mapping['values'][number]
export type ModelRule = NonNullable<Mapping['model']>
export type AssociationRule = NonNullable<Mapping['associations']>[number]
export type OptionRule = NonNullable<ValueRule['options']>
export type Choice = z.output<typeof choice>

/** What editors need to complete and check a mapping as it is written: JSON Schema, draft 2020-12. */
export function mappingJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(mappingSchema, { io: 'input' }) }
}
