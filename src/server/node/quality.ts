import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import {
  type Quality,
  type Recorded,
  type RunName,
  commands,
  runSchema,
} from '../../quality/run.ts'

/** Where scripts leave what they found, and the page is answered from. */
export function qualityFolder({ dataFolder }: { dataFolder: string }): string {
  return join(dataFolder, 'quality')
}

/** Answers `/quality.json` with the runs that are on record in a folder now. */
export function createQualityAnswer(folder: string): () => Promise<Response> {
  const commit = createCommitReader()
  return async () => {
    const [tests, bench] = await Promise.all([readRun(folder, 'tests'), readRun(folder, 'bench')])
    const quality: Quality = { commit: await commit(), tests, bench }
    return Response.json(quality, { headers: { 'cache-control': 'no-store' } })
  }
}

/** The newest run of one command; a file that is not one is said to be none. */
export async function readRun(folder: string, name: RunName): Promise<Recorded> {
  const text = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => undefined)
  if (text === undefined) return null
  const { data } = runSchema.safeParse(parse(text))
  const problem = `The file of the last run cannot be read. Run ${commands[name]} again; it writes a new one.`
  return data ? { run: data } : { problem }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Git is asked once in a while only: anyone may ask for the page, as often as they like. */
const patience = 5000
const project = fileURLToPath(new URL('../../..', import.meta.url))

function createCommitReader(): () => Promise<string | undefined> {
  let known: { until: number; commit: Promise<string | undefined> } | undefined
  return () => {
    if (!known || known.until < Date.now()) {
      known = { until: Date.now() + patience, commit: readCommit() }
    }
    return known.commit
  }
}

async function readCommit(): Promise<string | undefined> {
  const asked = promisify(execFile)('git', ['rev-parse', 'HEAD'], { cwd: project })
  return asked.then(({ stdout }) => stdout.trim()).catch(() => undefined)
}
