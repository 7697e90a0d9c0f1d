import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Source } from './fragments.ts'

const root = join(import.meta.dirname, '../../..')

/** What the contract is made from, and where it goes. */
export interface Places {
  reference: string
  /** The catalogue of errors. */
  errors: string
  output: string
}

const places: Places = {
  reference: join(root, 'content/reference'),
  errors: join(root, 'content/errors'),
  output: join(root, 'src/contract'),
}

/** Changes with every change of the code that makes the files. */
const makers = [
  'write.ts',
  'fragments.ts',
  'merge.ts',
  'check.ts',
  'generate.ts',
  'errors.ts',
  '../../contract/error-kinds.ts',
]

/**
 * Makes the generated files, unless the stamp in them says that they were made from the same input.
 * @returns whether anything was written
 * @throws {ContractError} when the reference does not hold together
 */
export async function writeContract(from: Places = places): Promise<boolean> {
  const { output } = from
  const [sources, errors] = await Promise.all([
    readSources(from.reference),
    readSources(from.errors),
  ])
  const stamp = await stampOf([...sources, ...errors])
  const stamps = await Promise.all(outputs.map((name) => readStamp(join(output, name))))
  if (stamps.every((found) => found === stamp)) return false

  // Loaded only now: the TypeScript compiler is behind it, and most calls end above.
  const [{ generate }, { generateErrors }] = await Promise.all([
    import('./generate.ts'),
    import('./errors.ts'),
  ])
  const files = [...(await generate(sources, stamp)), generateErrors(errors, stamp)]
  await mkdir(output, { recursive: true })
  await Promise.all(outputs.map((name, at) => replaceFile(join(output, name), files[at] ?? '')))
  return true
}

const outputs = [
  'openapi.gen.ts',
  'operations.gen.ts',
  'document.gen.json',
  'error-catalogue.gen.ts',
]

async function readSources(folder: string): Promise<Source[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(
    names.map(async (name) => ({
      file: relative(root, join(folder, name)),
      text: await readFile(join(folder, name), 'utf8'),
    })),
  )
}

async function stampOf(sources: Source[]): Promise<string> {
  const hash = createHash('sha256')
  for (const maker of makers) hash.update(await readFile(join(import.meta.dirname, maker)))
  const library = fileURLToPath(import.meta.resolve('openapi-typescript/package.json'))
  hash.update(await readFile(library))
  for (const { file, text } of sources) hash.update(`${file}\0${text}\0`)
  return hash.digest('hex').slice(0, 32)
}

async function readStamp(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return /made from ([0-9a-f]{32})/.exec(text.slice(0, 400))?.[1]
}

/** Puts the whole file in place at once, so that nobody reads half of it. */
async function replaceFile(path: string, text: string): Promise<void> {
  const draft = join(dirname(path), `.${process.pid}-${Date.now()}-${path.split('/').at(-1)}`)
  await writeFile(draft, text)
  await rename(draft, path)
}
