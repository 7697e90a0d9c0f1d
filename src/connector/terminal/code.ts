import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { didYouMean } from '#contract'
import { type Language, languages, parseMapping, UnsupportedError, writeProject } from '#connector'
import { type Arguments, UsageError } from './arguments.ts'
import { readMapping, type Terminal } from './commands.ts'
import { printProblems } from './print.ts'

/** Writes a mapping as a program into a folder; files that are there already stay as they are. */
export async function writeCode(
  { mapping: path = '', out, language: word = 'typescript' }: Arguments,
  { print }: Terminal,
): Promise<number> {
  const language = languageOf(word)
  if (out === undefined) throw new UsageError('Which folder? As in: --out my-connector')
  const { mapping, problems } = parseMapping(await readMapping(path))
  if (!mapping) {
    printProblems(problems, path, print)
    return 2
  }
  try {
    const files = writeProject(mapping, language)
    await mkdir(out, { recursive: true })
    for (const file of files) await writeNew(join(out, file.path), file.text)
  } catch (error) {
    if (!(error instanceof UnsupportedError)) throw error
    print(error.message)
    return 2
  }
  print(`Wrote ${out}. Read README.md there.`)
  return 0
}

function languageOf(word: string): Language {
  const found = languages.find((language) => language === word)
  if (found) return found
  const hint = didYouMean(word, languages) ?? `There are: ${languages.join(', ')}.`
  throw new UsageError(`"${word}" is no language of projects. ${hint}`)
}

/** Whoever has taken a project over has changed it: nothing is written over. */
async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    throw new UsageError(`${path} is there already. Choose an empty folder.`)
  }
}
