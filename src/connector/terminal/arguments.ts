import { parseArgs } from 'node:util'
import { didYouMean } from '#contract'

export const commands = ['inspect', 'suggest', 'check', 'dry-run', 'run', 'schema'] as const

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
  if (file === undefined && command !== 'schema' && command !== 'check') {
    throw new UsageError(
      `Which file? As in: connector ${command} export.xml (or - for the standard input)`,
    )
  }
  const wantsMapping = ['check', 'dry-run', 'run'].includes(command)
  if (wantsMapping && values.mapping === undefined) {
    throw new UsageError(
      `Which mapping? As in: connector ${command} export.xml --mapping mapping.yaml`,
    )
  }
  const { quiet = false, full = false, help: _, ...more } = values
  return { command, file: file ?? '-', quiet, full, ...more }
}

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
  quiet: { type: 'boolean', short: 'q' },
  full: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

export const help = `From a file of an ERP to products in a PIM.

  connector inspect FILE                        what the file holds
  connector suggest FILE [-o mapping.yaml]      a first mapping, with a reason for each line
  connector check [FILE] -m mapping.yaml        holds the mapping against the PIM
  connector dry-run FILE -m mapping.yaml        what would be sent and changed; sends nothing
  connector run FILE -m mapping.yaml            sends what changed since the last run
  connector schema                              JSON Schema of mappings, for editors

FILE is XML, CSV, JSON or JSON lines; - reads the standard input.

  -m, --mapping FILE   the mapping (YAML or JSON)
      --state FOLDER   where run keeps what it sent, so that it sends only what changed and goes on
                       after a stop; without it, everything is sent
      --full           with --state: forgets what was sent before, and sends everything
      --json FILE      the report as JSON, for schedulers; - writes it to the standard output
      --record PATH    the repeating record, when the mapping does not say it
  -o, --out FILE       where suggest writes the mapping
  -q, --quiet          nothing but errors
  -h, --help           this text

The PIM and the credentials of a connection come from the environment:
  PIM_URL PIM_CLIENT_ID PIM_SECRET PIM_USERNAME PIM_PASSWORD

Exit codes: 0 all well; 1 some records were rejected; 2 asked for wrongly, the mapping is wrong, or
the file cannot be read; 3 the PIM does not answer or refuses the credentials; 130 interrupted.
`
