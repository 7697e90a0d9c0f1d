import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  type Checkpoint,
  checkMapping,
  createReport,
  type Format,
  formatSuggestion,
  inspect,
  type Inspection,
  type Mapping,
  mappingJsonSchema,
  openCheckpoint,
  parseMapping,
  type PimStructure,
  readStructure,
  readStructureFor,
  type Report,
  runImport,
  suggest,
} from '#connector'
import { didYouMean } from '#contract'
import { type Arguments, UsageError } from './arguments.ts'
import { createFileJournal } from './file-journal.ts'
import { createFileLoader } from './load-file.ts'
import { createRunPrinter, type Print, printProblems, printSummary } from './print.ts'
import { clientFrom } from './settings.ts'
import { findSource, hash, type SourceFile } from './source-file.ts'

export interface Terminal {
  environment: NodeJS.ProcessEnv
  signal: AbortSignal
  /** To the standard output: what other programs read. */
  write: (text: string) => void
  /** The same, for what does not fit into memory: no faster than it is read. */
  pour: (texts: AsyncIterable<string>) => Promise<void>
  /** A line for people. */
  print: Print
}

/** Characters that inspecting looks at: enough to know the fields, quick on a file of any size. */
const lookedAt = 20_000_000

export async function inspectFile(
  { file, record, json }: Arguments,
  terminal: Terminal,
): Promise<number> {
  const source = await findSource(file)
  const found = await inspect(source.open(terminal.signal), {
    fileName: source.name,
    ...(record && { record }),
  })
  ensureFound(found, record)
  const { preset, candidates, fields, ...rest } = found
  if (json !== undefined)
    await writeJson(json, { ...rest, preset: preset?.code, candidates, fields }, terminal)
  const { print } = terminal
  print(`${found.format.kind}, ${found.encoding.name}${preset ? `, ${preset.label}` : ''}`)
  for (const { path, count, why } of candidates) {
    print(`${path === found.record ? '→' : ' '} ${path}: ${count} records (${why})`)
  }
  if (candidates.length === 0) print(explainNoRecords(found.format))
  const leaves = fields.flatMap(function leavesOf(field): typeof fields {
    return field.children.length > 0 ? [field, ...field.children.flatMap(leavesOf)] : [field]
  })
  for (const { path, count, kinds, samples } of leaves) {
    print(
      `    ${path}  ${count} × ${kinds[0]?.kind ?? 'empty'}  ${samples.slice(0, 3).join(' | ')}`,
    )
  }
  if (found.count > 0) print(`Next: connector suggest ${file} -o mapping.yaml`)
  return 0
}

/** @throws UsageError for a record path that leads nowhere */
function ensureFound({ candidates, record }: Inspection, wanted: string | undefined): void {
  if (wanted === undefined || record === wanted) return
  const paths = candidates.map(({ path }) => path)
  const hint = didYouMean(wanted, paths) ?? `There are: ${paths.join(', ')}.`
  throw new UsageError(`Nothing stands at "${wanted}". ${hint}`)
}

function explainNoRecords({ kind }: Format): string {
  return kind === 'csv'
    ? 'There are no records in it: a heading, and no line below. Look whether the export has found any.'
    : 'Nothing in it looks like a record: no element repeats, or has an identifier and a name. ' +
        'Have the export write its products as a list of elements of one name.'
}

export async function suggestMapping(
  { file, record, out }: Arguments,
  terminal: Terminal,
): Promise<number> {
  const source = await findSource(file)
  const client = clientFrom(terminal.environment)
  const found = await inspect(source.open(terminal.signal), {
    fileName: source.name,
    limit: lookedAt,
    ...(record && { record }),
  })
  ensureFound(found, record)
  if (found.count === 0) throw new UsageError(`${file} has no records to propose a mapping from.`)
  const { signal, print } = terminal
  const bare = await readStructure(client, { signal })
  const structure = await readStructure(client, {
    optionsOf: bare.attributes.keys(),
    categories: true,
    familyVariants: true,
    signal,
  })
  const text = formatSuggestion(suggest(found, structure))
  if (out === undefined) terminal.write(text)
  else await writeFile(out, text)
  if (out !== undefined) print(`Wrote ${out}. Read it, then: connector check ${file} -m ${out}`)
  return 0
}

export async function check(wanted: Arguments, terminal: Terminal): Promise<number> {
  const checked = await readChecked(wanted, terminal)
  if (!checked) return 2
  terminal.print(`The mapping fits the PIM. Next: connector dry-run FILE -m ${wanted.mapping}`)
  return 0
}

export function printSchema(_: Arguments, { write }: Terminal): number {
  write(`${JSON.stringify(mappingJsonSchema(), null, 2)}\n`)
  return 0
}

/** Run and dry run. */
export async function run(wanted: Arguments, terminal: Terminal): Promise<number> {
  const source = await findSource(wanted.file)
  const checked = await readChecked(wanted, terminal)
  if (!checked) return 2
  const { mapping, structure, text } = checked
  const dryRun = wanted.command === 'dry-run'
  const state = await openState(wanted, source, text)
  const report = createReport()
  const print = wanted.quiet ? () => undefined : terminal.print
  const tell = createRunPrinter(wanted.file, dryRun, print)
  const events = runImport({
    source: source.open(terminal.signal),
    size: source.size,
    fileName: source.name,
    record: await recordOf(wanted, mapping, source),
    mapping,
    structure,
    client: clientFrom(terminal.environment),
    checkpoint: state?.checkpoint,
    loadFile: createFileLoader(wanted.file),
    signal: terminal.signal,
    dryRun,
    progressEvery: 2000,
  })
  for await (const event of events) {
    report.add(event)
    tell(event)
  }
  await state?.close()
  if (wanted.json !== undefined) await writeReport(wanted.json, report.report, terminal)
  printSummary(report.report, dryRun, print)
  return exitCode(report.report)
}

function exitCode({ ended, counts, models }: Report): number {
  if (ended === 'cancelled') return 130
  if (ended === 'source') return 2
  if (ended !== 'finished') return 3
  return counts.rejected + (models?.counts.rejected ?? 0) > 0 ? 1 : 0
}

async function recordOf(
  { record }: Arguments,
  mapping: Mapping,
  source: SourceFile,
): Promise<string | undefined> {
  if (record !== undefined || mapping.source?.record !== undefined) return record
  if (source.size === undefined) {
    throw new UsageError(
      'The standard input is read once only: say source.record in the mapping, or --record.',
    )
  }
  const found = await inspect(source.open(), {
    fileName: source.name,
    limit: lookedAt,
  })
  if (found.record === undefined) throw new UsageError(`${source.name} has no records.`)
  return found.record
}

async function openState(
  { state, mapping, full }: Arguments,
  source: SourceFile,
  text: string,
): Promise<{ checkpoint: Checkpoint; close: () => Promise<void> } | undefined> {
  if (state === undefined) return undefined
  const journal = createFileJournal(join(state, `${basename(mapping ?? 'mapping')}.sent`))
  if (full) await journal.replace([])
  const identity = source.identity && hash(`${source.identity} ${text}`)
  return { checkpoint: await openCheckpoint(journal, identity), close: journal.close }
}

async function readChecked(
  { mapping: path = '' }: Arguments,
  { environment, signal, print }: Terminal,
): Promise<{ mapping: Mapping; structure: PimStructure; text: string } | undefined> {
  const text = await readMapping(path)
  const document = parseMapping(text)
  const { mapping } = document
  if (!mapping) {
    printProblems(document.problems, path, print)
    return undefined
  }
  const structure = await readStructureFor(clientFrom(environment), mapping, signal)
  const problems = checkMapping(document, structure)
  printProblems(problems, path, print)
  return problems.length === 0 ? { mapping, structure, text } : undefined
}

export async function readMapping(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new UsageError(
      `${path} cannot be read: ${error instanceof Error ? error.message : error}`,
    )
  }
}

async function writeJson(path: string, data: unknown, { write }: Terminal): Promise<void> {
  const text = `${JSON.stringify(data, null, 2)}\n`
  if (path === '-') write(text)
  else await writeFile(path, text)
}

async function writeReport(path: string, report: Report, { pour }: Terminal): Promise<void> {
  const pieces = reportPieces(report)
  if (path === '-') await pour(pieces)
  else await writeFile(path, pieces)
}

/** Record by record: thousands of them as one text would be what takes most memory of a large run. */
async function* reportPieces({ records, ...rest }: Report): AsyncGenerator<string> {
  yield `${JSON.stringify(rest, null, 2).slice(0, -2)},\n  "records": [`
  for (const [index, record] of records.entries())
    yield `${index > 0 ? ',' : ''}\n    ${JSON.stringify(record)}`
  yield '\n  ]\n}\n'
}
