import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Language, languages, type Mapping, writeProject } from '#connector'

interface Program {
  command: string
  /** What has to be on the machine, in words. */
  needs: string
  available: boolean
}

const phpExtensions = ['dom', 'iconv', 'mbstring', 'xmlreader']

/** What runs exported projects. */
export const programs: Record<Language, Program> = {
  typescript: { command: resolve('node_modules/.bin/node'), needs: 'Node', available: true },
  php: {
    command: 'php',
    needs: `PHP with ${phpExtensions.join(', ')}`,
    available: answers('php', [
      '-r',
      `exit(array_diff(${JSON.stringify(phpExtensions)}, get_loaded_extensions()) === [] ? 0 : 1);`,
    ]),
  },
  python: {
    command: 'python3',
    needs: 'Python with requests',
    available: answers('python3', ['-c', 'import requests']),
  },
}

function answers(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args).status === 0
}

/** The languages, each with a title that says so when it cannot be run here. */
export const runnable = languages.map((language) => {
  const { available, needs } = programs[language]
  const title = `a ${language} project`
  return {
    language,
    available,
    title: available ? title : `${title}, NOT RUN: ${needs} is missing`,
  }
})

/** Writes a project with what an installation would put beside it. */
export function installProject(place: string, language: Language, mapping: Mapping): void {
  mkdirSync(join(place, 'node_modules'), { recursive: true })
  for (const { path, text } of writeProject(mapping, language)) {
    writeFileSync(join(place, path), text)
  }
  symlinkSync(resolve('.'), join(place, 'node_modules/doorway'))
  for (const library of ['csv-parse', 'saxes', 'htmlparser2', 'entities']) {
    symlinkSync(resolve('node_modules', library), join(place, 'node_modules', library))
  }
  if (language !== 'php') return
  mkdirSync(join(place, 'vendor'))
  copyFileSync('tests/support/php-client/project-client.php', join(place, 'vendor/autoload.php'))
}

export interface Ended {
  code: number | null
  output: string
  errors: string
}

/** Runs a program of a project, in its folder. */
export async function runProgram(
  place: string,
  language: Language,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Ended> {
  const child = spawn(programs[language].command, args, {
    cwd: place,
    env: { PATH: process.env.PATH, ...environment },
  })
  const ended = { output: '', errors: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (ended.output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ended.errors += text))
  const code = await new Promise<number | null>((settle) => child.once('close', settle))
  return { code, ...ended }
}
