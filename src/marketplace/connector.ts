import { z } from 'astro/zod'
import { isOperationId, type OperationId } from '../contract/index.ts'
import { apiUses, categories, codes, directions, editions, flowTypes, ways } from './terms.ts'
import { isRange } from './versions.ts'

const text = z.string().trim().min(1)

/** Where something was read. */
const sourceSchema = z.strictObject({ label: text, url: z.url().optional() })

const isKnownOperation = (id: unknown) => typeof id === 'string' && isOperationId(id)

const said = {
  name: text,
  publisher: text,
  /** The systems that are connected to the PIM; of an API client, its language. */
  connects: text,
  category: z.enum(categories),
  /** One sentence for lists and search engines. */
  summary: text.max(160),
  /** As the PIM sees it: a source brings data in. */
  direction: z.enum(directions).optional(),
  /** Whether it uses the REST API; `inferred` follows from a source without being said there. */
  api: z.enum(apiUses),
  /** Why it uses none, and why that rules out a hosted PIM. */
  'without-api': text.optional(),
  /** How it comes in: with the credentials of a connection, as an app, inside the PIM, through files. */
  ways: z.array(z.enum(ways)).default([]),
  /** What its publisher asks for by name. */
  'flow-type': z.enum(flowTypes).optional(),
  /** Open source, merely public, or closed. */
  code: z.enum(codes).optional(),
  licence: text.optional(),
  /** On GitHub: `owner/name`. */
  repository: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, 'is no repository of the form owner/name')
    .optional(),
  price: text.optional(),
  /** Of the PIM: `3.2+`, `1.4-1.6`, `7.0`, `SaaS`. */
  versions: z
    .array(z.string().refine(isRange, 'is no version of the form 3.2+, 1.4-1.6, 7.0 or SaaS'))
    .default([]),
  editions: z.array(z.enum(editions)).default([]),
  /** How it uses the API, in Markdown. */
  uses: text,
  /** The operations that a source names, by their ids in the reference. */
  operations: z.array(z.custom<OperationId>(isKnownOperation)).default([]),
  /** What else to know, in Markdown, one thing each. */
  notes: z.array(text).default([]),
  sources: z.array(sourceSchema).min(1),
  /** When the sources were read: a day, a month or a year. */
  checked: z.string().regex(/^\d{4}(-\d\d){0,2}$/, 'is no day, month or year: 2026-11-29'),
  /** How old the version was that was read: a month. */
  seen: z
    .string()
    .regex(/^\d{4}-\d\d$/, 'is no month: 2026-11')
    .optional(),
  confidence: z.enum(['high', 'medium']),
}

/**
 * What a file of `content/marketplace` may say. Only what a source confirms belongs there: a key that is
 * left out means that no source says it, and the page tells readers so.
 */
export const connectorSchema = z
  .strictObject(said)
  .refine((each) => each.api !== 'no' || each['without-api'], {
    path: ['api'],
    message: 'no API: say why, and why that rules out SaaS, in "without-api"',
  })

/** The same as an entry of a collection: its file's name is its id, and the end of its address. */
export const connectorEntrySchema = z.strictObject({ ...said, id: z.string() })

/** One connector, extension or client that exists. */
export type Connector = z.infer<typeof connectorEntrySchema>

/** Where its page is. */
export function connectorAddress({ id }: Pick<Connector, 'id'>): string {
  return `/marketplace/${id}.html`
}

export function usesApi({ api }: Pick<Connector, 'api'>): boolean {
  return api !== 'no'
}
