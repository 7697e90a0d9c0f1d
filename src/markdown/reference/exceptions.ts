import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'astro/zod'
import { parse } from 'yaml'
import { isOperationId, type Operation, type OperationId } from '#contract'

/** What the examples of the reference need beside the contract, and what cannot be shown. */
export interface SampleNotes {
  /** Parameters that keep a list short, or show what it can. */
  queries: ReadonlyMap<OperationId, Record<string, string>>
  /** Bodies with which something new is created by its name; `{}` where that is enough. */
  creations: ReadonlyMap<OperationId, string>
  /** Requests before an operation can work, as text. */
  setup: ReadonlyMap<OperationId, string[]>
  /** Why there is no executed example: of a status, of an operation, of both (`post_token 201`), of a kind of caller (`none 429`). */
  missing: ReadonlyMap<string, string>
}

const operationId = z.string().refine(isOperationId, 'no operation has this id')

const schema = z.strictObject({
  queries: z.record(operationId, z.record(z.string(), z.string())),
  creations: z.record(operationId, z.string()),
  setup: z.record(operationId, z.array(z.string())),
  missing: z.record(z.string(), z.string()),
})

/** Reads `content/reference/samples/notes.yaml`. @throws when it has an operation that there is none of */
export function readNotes(contentDir: string): SampleNotes {
  const text = readFileSync(join(contentDir, 'reference/samples/notes.yaml'), 'utf8')
  const { queries, creations, setup, missing } = schema.parse(parse(text))
  return {
    queries: new Map(Object.entries(queries)) as SampleNotes['queries'],
    creations: new Map(Object.entries(creations)) as SampleNotes['creations'],
    setup: new Map(Object.entries(setup)) as SampleNotes['setup'],
    missing: new Map(Object.entries(missing)),
  }
}

/** Why an operation has no example of a status, if that is said. */
export function reasonFor(
  { missing }: SampleNotes,
  { id, auth }: Pick<Operation, 'id' | 'auth'>,
  status: number,
): string | undefined {
  const keys = [`${id} ${status}`, id, `${auth} ${status}`, String(status)]
  return keys.map((key) => missing.get(key)).find((reason) => reason !== undefined)
}
