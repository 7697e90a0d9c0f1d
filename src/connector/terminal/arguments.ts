import { parseArgs } from 'node:util'
import { languages } from '#connector'
import { didYouMean } from '#contract'

export const commands = [
  'inspect',
  'suggest',
  'check',
  'dry-run',
  'run',
  'code',
  'schema',
  'export',
] as const

export type Command = (typeof commands)[number]

export interface Arguments {
  command: Command
  /** The source file; `-` is the standard input. */
  file: string
  mapping?: string | undefined
  json?: string | undefined
  state?: string | undefined
  record?: string | undefined
  out?: string | undefined
  channel?: string | undefined
  /** Codes with commas between them, as `attributes`. */
  locale?: string | undefined
  attributes?: string | undefined
  format?: string | undefined
  since?: string | undefined
  currency?: string | undefined
  /** Each as `title=name`. */
  field?: string[] | undefined
  'escape-formulas'?: boolean | undefined
  language?: string | undefined
  quiet: boolean
  full: boolean
}

/** Asked for wrongly; the message says how to ask. Exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** What was asked for; undefined when help is. @throws UsageError */
export function readArguments(words: readonly string[]): Arguments | undefined {
  const { values, positionals } = parse(words)
  if (values.help || positionals.length === 0) return undefined
  const [command = '', file, ...others] = positionals
  ensureCommand(command)
  if (others.length > 0) throw new UsageError(`One file at a time; "${others[0]}" is one too many.`)
  if (command === 'export' && file !== undefined) {
    throw new UsageError(`export reads no file. To write one: connector export -o ${file}`)
  }
  if (file === undefined && !fileless.has(command)) {
    throw new UsageError(
      `Which file? As in: connector ${command} export.xml (or - for the standard input)`,
    )
  }
  const wantsMapping = ['check', 'dry-run', 'run', 'code'].includes(command)
  if (wantsMapping && values.mapping === undefined) {
    throw new UsageError(
      `Which mapping? As in: connector ${command} export.xml --mapping mapping.yaml`,
    )
  }
  const { quiet = false, full = false, help: _, ...more } = values
  return { command, file: file ?? '-', quiet, full, ...more }
}

/** They do without a file. */
const fileless: ReadonlySet<Command> = new Set(['schema', 'check', 'code', 'export'])

function ensureCommand(word: string): asserts word is Command {
  if ((commands as readonly string[]).includes(word)) return
  const hint = didYouMean(word, commands) ?? `There are: ${commands.join(', ')}.`
  throw new UsageError(`"${word}" is no command. ${hint}`)
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

const options = {
  mapping: { type: 'string', short: 'm' },
  json: { type: 'string' },
  state: { type: 'string' },
  record: { type: 'string' },
  out: { type: 'string', short: 'o' },
  channel: { type: 'string', short: 'c' },
  locale: { type: 'string', short: 'l' },
  attributes: { type: 'string' },
  format: { type: 'string', short: 'f' },
  since: { type: 'string' },
  currency: { type: 'string' },
  field: { type: 'string', multiple: true },
  'escape-formulas': { type: 'boolean' },
  language: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
  full: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

export const help = `From a file of an ERP to products in a PIM, and from a PIM to files for others.

  connector inspect FILE                        what the file holds
  connector suggest FILE [-o mapping.yaml]      a first mapping, with a reason for each line
  connector check [FILE] -m mapping.yaml        holds the mapping against the PIM
  connector dry-run FILE -m mapping.yaml        what would be sent and changed; sends nothing
  connector run FILE -m mapping.yaml            sends what changed since the last run
  connector code -m mapping.yaml -o FOLDER      the mapping as a small program of your own
  connector schema                              JSON Schema of mappings, for editors
  connector export -c CHANNEL                   products of a channel, complete ones only

FILE is XML, CSV, JSON or JSON lines; - reads the standard input.

  -m, --mapping FILE   the mapping (YAML or JSON)
      --state FOLDER   where run keeps what it sent, so that it sends only what changed and goes on
                       after a stop; without it, everything is sent
      --full           with --state or --since: forgets the runs before, and sends or writes everything
      --json FILE      the report as JSON, for schedulers; - writes it to the standard output
      --record PATH    the repeating record, when the mapping does not say it
  -o, --out FILE       where suggest writes the mapping, export the products, and code (a folder) its files
      --language NAME  what code is written in: ${languages.join(', ')}
  -q, --quiet          nothing but errors
  -h, --help           this text

Of export; it writes to the standard output unless -o names a file:

  -c, --channel CODE   the channel: its category tree, its values, its currencies
  -l, --locale CODES   en_US, or en_US,de_DE; products are complete in each of them. Options are labels
                       in the first. Without it, all locales of the channel
  -f, --format NAME    csv (when left out), jsonl, or feed: RSS with the g: fields of shops
      --attributes CODES  name,price: only these; without it, all
      --since FOLDER   where export keeps when it last ran, so that it writes only what changed. What is
                       no longer complete is not told: export everything from time to time
      --field F=CODE   feed: title=name fills a field from an attribute; again for each field
      --currency CODE  feed: the currency of its prices; without it, the channel's first
      --escape-formulas  csv: for spreadsheets; what looks like a formula gets an apostrophe

The PIM and the credentials of a connection come from the environment:
  PIM_URL PIM_CLIENT_ID PIM_SECRET PIM_USERNAME PIM_PASSWORD

Exit codes: 0 all well; 1 some records were rejected; 2 asked for wrongly, the mapping is wrong, or
the file cannot be read; 3 the PIM does not answer or refuses the credentials; 130 interrupted.
`
