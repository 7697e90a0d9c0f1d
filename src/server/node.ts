import { SettingsError, readSettings } from './settings.ts'
import { serve } from './node/serve.ts'

// The process that operators run: site and sandbox on one port until a signal asks it to stop.
try {
  const server = await serve(readSettings(process.env))
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      void server.stop().then(() => process.exit(0))
    })
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
}

function explain(error: unknown): string {
  if (error instanceof SettingsError) return error.message
  if (isErrno(error, 'EADDRINUSE')) {
    return `Something else listens on this port already. Stop it, or choose another: PORT=4322 npm start`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
