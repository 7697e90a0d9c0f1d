import { formatPath } from '../records/path.ts'
import type { ByteSource } from '../reading/bytes.ts'
import type { Encoding } from '../reading/encoding.ts'
import type { Format } from '../reading/format.ts'
import { defaultLimits, type Limits } from '../reading/limits.ts'
import { openSource, type Known } from '../reading/open-source.ts'
import type { Preset } from '../presets/preset.ts'
import { candidateAt, findCandidates, rowsOf, type Candidate } from './candidates.ts'
import { fieldsBelow, type Field } from './field-tree.ts'
import { Branch, PathTree } from './path-tree.ts'
import { recognisePreset } from './recognise-preset.ts'

/** What a file holds. */
export interface Inspection {
  format: Format
  encoding: Encoding
  /** Undefined where the fields have to be understood by their names alone. */
  preset: Preset | undefined
  /** Elements that may be the record, the likeliest first; none in a file without any structure. */
  candidates: Candidate[]
  /** The record path that was chosen: the caller's, else the likeliest. Undefined without candidates. */
  record: string | undefined
  /** How many records there are in what was looked at. */
  count: number
  fields: Field[]
  /** What stands beside the records: a currency, a language, a date. Paths from the root. */
  header: { path: string; value: string }[]
  /** Whether the whole file was looked at. */
  isComplete: boolean
}

export interface InspectOptions extends Known {
  /** Another record path than the likeliest; where nothing stands there, the likeliest is told of. */
  record?: string
  /** How many characters to look at, about. @default all of them */
  limit?: number
  limits?: Partial<Limits>
}

/**
 * Finds out what a file holds, in one pass and in memory that does not grow with the file: which
 * format, which element is the record, which fields it has and what their values look like.
 *
 * @throws SourceError where the file is broken or beyond the limits
 */
export async function inspect(
  source: ByteSource,
  { record, limit = Infinity, limits, ...known }: InspectOptions = {},
): Promise<Inspection> {
  const { format, encoding, text, createParser } = await openSource(source, known)
  const tree = new PathTree()
  const parser = await createParser(tree, { ...defaultLimits, ...limits })
  let length = 0
  for await (const piece of text) {
    await parser.write(piece)
    length += piece.length
    if (length >= limit) break
  }
  const isComplete = length < limit
  if (isComplete) await parser.end()
  return { format, encoding, ...describe(tree.root, format, record), isComplete }
}

function describe(root: Branch, { kind }: Format, wanted: string | undefined) {
  const known = recognisePreset(root, kind)
  const candidates = withKnown(known, kind === 'csv' ? rowsOf(root) : findCandidates(root))
  const chosen = chosenOf(candidates, root, wanted)
  return {
    preset: known?.preset,
    candidates: candidates.map(({ path, count, why }) => ({ path, count, why })),
    record: chosen?.path,
    count: chosen?.count ?? 0,
    fields: chosen ? fieldsBelow(chosen.branch) : [],
    header: [...headerOf(root, chosen?.branch)].slice(0, 200),
  }
}

function chosenOf(
  candidates: Found[],
  root: Branch,
  wanted: string | undefined,
): Found | undefined {
  if (wanted === undefined) return candidates[0]
  const known = candidates.find(({ path }) => path === wanted) ?? candidateAt(root, wanted)
  return known ?? candidates[0]
}

type Found = Candidate & { branch: Branch }

/** The preset's records before all others. */
function withKnown(known: ReturnType<typeof recognisePreset>, others: Found[]): Found[] {
  const branches = known?.branches ?? []
  const ofPreset = branches.map((branch) => ({
    branch,
    path: branch.path,
    count: branch.count,
    why: `the record of ${known?.preset.label}`,
  }))
  return [...ofPreset, ...others.filter(({ branch }) => !branches.includes(branch))]
}

/** Leaves and attributes that occur once, outside of the record. */
function* headerOf(
  branch: Branch,
  record: Branch | undefined,
): Generator<{ path: string; value: string }, void, undefined> {
  if (branch === record || branch.count > 1) return
  const { steps } = branch
  for (const [attribute, { samples }] of branch.attributes) {
    if (samples[0] !== undefined)
      yield { path: formatPath({ steps, attribute }), value: samples[0] }
  }
  const [value] = branch.values.samples
  if (branch.isLeaf && value !== undefined) yield { path: branch.path, value }
  for (const child of branch.children.values()) yield* headerOf(child, record)
}
