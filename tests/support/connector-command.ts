import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** How the command line ended; no code when it was killed. */
export interface Ended {
  code: number | null
  output: string
  errors: string
}

/** Starts the connector's command line as a scheduler would. */
export function startConnector(
  words: readonly string[],
  environment: Record<string, string> = {},
): { child: ChildProcessWithoutNullStreams; ended: Promise<Ended> } {
  const script = resolve('src/connector/terminal/connector.ts')
  const child = spawn(resolve('node_modules/.bin/node'), [script, ...words], {
    env: { PATH: process.env.PATH, ...environment },
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (text: Buffer) => (output += text.toString()))
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  const ended = new Promise<Ended>((settle) => {
    child.once('close', (code) => settle({ code, output, errors }))
  })
  return { child, ended }
}
