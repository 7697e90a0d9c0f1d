import { type Arguments, help, readArguments, UsageError } from './arguments.ts'
import { writeCode } from './code.ts'
import { check, inspectFile, printSchema, run, suggestMapping } from './commands.ts'
import { exportProducts } from './export.ts'
import { explainFailure } from './failure.ts'
import { pourToOutput } from './pour.ts'

// `npm run -s connector -- …`: see `help`. The only file that touches the process.

const stop = new AbortController()
process.once('SIGINT', () => stop.abort())
process.once('SIGTERM', () => stop.abort())

const stopped = { message: 'Stopped.', code: 130 }

const tasks = {
  inspect: inspectFile,
  suggest: suggestMapping,
  check,
  'dry-run': run,
  run,
  code: writeCode,
  schema: printSchema,
  export: exportProducts,
} satisfies Record<Arguments['command'], unknown>

try {
  const wanted = readArguments(process.argv.slice(2))
  if (wanted) {
    process.exitCode = await tasks[wanted.command](wanted, {
      environment: process.env,
      signal: stop.signal,
      pour: pourToOutput,
      write: (text) => void process.stdout.write(text),
      print: (line) => void process.stderr.write(`${line}\n`),
    })
  } else process.stdout.write(help)
} catch (error) {
  const { message, code } = stop.signal.aborted ? stopped : explainFailure(error)
  process.stderr.write(`${message}\n`)
  if (error instanceof UsageError) process.stderr.write('connector --help tells all about it.\n')
  process.exitCode = code
}
