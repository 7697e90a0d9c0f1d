import { spawn, spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import type { SnippetLanguage } from '#client'

/** What runs a piece of a program that it is given on standard input. */
export interface Runner {
  command: string
  args: string[]
  /** Where the program stands, as far as it looks around itself. */
  cwd: string
  /** What has to be on the machine, in words. */
  needs: string
  available: boolean
}

const root = resolve('.')

export const runners: Record<SnippetLanguage, Runner> = {
  shell: {
    command: 'bash',
    args: ['-s'],
    cwd: root,
    needs: 'curl',
    available: answers('curl', ['--version']),
  },
  javascript: {
    command: process.execPath,
    args: ['--input-type=module'],
    cwd: root,
    needs: 'node',
    available: true,
  },
  client: {
    command: process.execPath,
    args: ['--input-type=module'],
    cwd: root,
    needs: 'node',
    available: true,
  },
  php: {
    command: 'php',
    args: [],
    // The folder has a vendor/ that speaks as the PIM's PHP client does.
    cwd: resolve('tests/support/php-client'),
    needs: 'php with its curl extension',
    available: answers('php', ['-r', 'exit(function_exists("curl_init") ? 0 : 1);']),
  },
  python: {
    command: 'python3',
    args: ['-'],
    cwd: root,
    needs: 'python3 with requests',
    available: answers('python3', ['-c', 'import requests']),
  },
}

/** What the program printed, complaints included. */
export function runProgram(
  { command, args, cwd }: Runner,
  program: string,
  env: Record<string, string> = {},
): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (chunk: string) => {
        printed += chunk
      })
    }
    child.on('error', fail)
    child.on('close', () => done(printed))
    // A program that ended early does not read the rest.
    child.stdin.on('error', () => undefined)
    child.stdin.end(program)
  })
}

/** Whether the machine has this program, and it does what it is asked. */
export function answers(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}
