import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { resolve } from 'node:path'

/** The server as operators run it, in a process of its own. */
export interface ServerProcess {
  url: string
  /** Sends a signal and waits for the end; the exit code, or null after SIGKILL. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>
}

/** Starts a server on a free port of this machine. */
export async function startServer(environment: Record<string, string>): Promise<ServerProcess> {
  const child = spawnServer({ PORT: '0', ...environment })
  let errors = ''
  child.stderr?.on('data', (text: Buffer) => (errors += text.toString()))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const url = await Promise.race([
    listening(child),
    ended.then((code) => Promise.reject(new Error(`It ended with ${code}: ${errors}`))),
  ])
  return {
    url,
    async end(signal) {
      child.kill(signal)
      return ended
    },
  }
}

/** Starts a server that is not expected to come up; how it ended and what it said. */
export async function failToStart(
  environment: Record<string, string>,
): Promise<{ code: number | null; errors: string }> {
  const child = spawnServer(environment)
  let errors = ''
  child.stderr?.on('data', (text: Buffer) => (errors += text.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, errors }
}

function spawnServer(environment: Record<string, string>): ChildProcess {
  return spawn(resolve('node_modules/.bin/node'), [resolve('src/server/node.ts')], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Its log has a line that says where it listens. */
async function listening(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('It has no output')
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    const entry = JSON.parse(line) as { msg?: string; url?: string }
    if (entry.msg !== 'listening' || entry.url === undefined) continue
    child.stdout.resume()
    return entry.url
  }
  throw new Error('It never said where it listens')
}
