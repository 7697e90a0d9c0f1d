import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { SnippetLanguage } from '#client'
import { runners, runProgram } from './run-snippet.ts'

/** Runs pieces of programs one after the other. */
export interface Interpreter {
  /** What the program printed, complaints included. */
  run(program: string): Promise<string>
  close(): void
}

/**
 * An interpreter of a language that stays: starting one and reading its libraries takes longer than
 * most programs. Curl and PHP start at once, and get a process a program.
 */
export function openInterpreter(
  language: SnippetLanguage,
  env: Record<string, string> = {},
): Interpreter {
  const folder = programFolder()
  const close = () => rmSync(folder, { recursive: true })
  if (language === 'shell' || language === 'php') {
    return { run: (program) => runProgram(runners[language], program, env), close }
  }
  const [command, script] =
    language === 'python' ? ['python3', 'python.py'] : [process.execPath, 'node.mjs']
  const file = resolve('tests/support/interpreters', script)
  const resident = stay(command, [file, folder], env)
  return {
    run: resident.run,
    close() {
      resident.close()
      close()
    },
  }
}

/** Inside the repository, where `#client` means its client. */
function programFolder(): string {
  const parent = resolve('.data/programs')
  mkdirSync(parent, { recursive: true })
  return mkdtempSync(join(parent, 'run-'))
}

function stay(command: string, args: string[], env: Record<string, string>): Interpreter {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async run(program) {
      child.stdin.write(`${JSON.stringify(program)}\n`)
      const { value, done } = await answers.next()
      if (done) throw new Error(`${command} ended in the middle of a program:\n${program}`)
      return JSON.parse(value) as string
    },
    close: () => void child.stdin.end(),
  }
}
