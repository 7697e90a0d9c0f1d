import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../../src/scripts/build.ts'

export interface BenchServer {
  url: string
  /** What its process has in memory. */
  megabytes(): number
  stop(): Promise<void>
}

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The server that operators run, in a process of its own. */
export function startDoorway(dataFolder: string): Promise<BenchServer> {
  return start(file('../../src/server/node.ts'), 4397, {
    DOORWAY_DATA: dataFolder,
    DOORWAY_REQUESTS_PER_SECOND: '0',
    DOORWAY_SANDBOX_MEGABYTES: '4000',
    LOG_LEVEL: 'warn',
  })
}

/** Measures the server that operators run, on this site as it is and with an empty data folder. */
export async function withDoorway<Measured>(
  measure: (server: BenchServer, dataFolder: string) => Promise<Measured>,
): Promise<Measured> {
  await ensureBuilt()
  const data = mkdtempSync(join(tmpdir(), 'doorway-bench-'))
  const server = await startDoorway(data)
  try {
    return await measure(server, data)
  } finally {
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

/** Bare `node:http` in a process of its own, answering everything with `body`. */
export async function startBare(body: string): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'doorway-bare-'))
  const bodyFile = join(folder, 'body')
  writeFileSync(bodyFile, body)
  const server = await start(file('bare-http.ts'), 4396, { BODY_FILE: bodyFile })
  rmSync(folder, { recursive: true })
  return server
}

async function start(
  script: string,
  port: number,
  environment: Record<string, string>,
): Promise<BenchServer> {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...environment, PORT: String(port) },
    stdio: 'inherit',
  })
  const url = `http://127.0.0.1:${port}`
  try {
    await untilItAnswers(`${url}/healthz`, child)
  } catch (error) {
    await stop(child)
    throw error
  }
  return {
    url,
    megabytes: () => residentMegabytes(child.pid ?? 0),
    stop: () => stop(child),
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

function residentMegabytes(pid: number): number {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Math.round(Number(stdout) / 1024)
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error('A server of the bench did not start')
    try {
      await fetch(url)
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  throw new Error(`Nothing answered at ${url}`)
}
