import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import phpParser from 'php-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isException, isRequest } from '#markdown'
import { site } from '#site'
import { type ListeningPim, listenAsPim } from '../support/listening-pim.ts'
import { type Runner, runners, runProgram } from '../support/run-snippet.ts'
import { articlesWithSamples, exceptions } from './articles.ts'

// Programs that articles show: all blocks of one language on a page are one program, as a reader
// would paste them, run on a fresh sandbox behind a socket. Every call that they make must be
// answered with success.

const allArticles = await articlesWithSamples()
const articles = allArticles.map((each) => ({
  ...each,
  code: each.code.filter((fence) => !isException(each.article, fence, exceptions)),
}))

/** The programs of all pages in languages that are written like this. */
function programsIn(...languages: string[]) {
  return articles.flatMap(({ name, code }) => {
    const own = code.filter(({ language }) => languages.includes(language))
    return own.some(isRequest) ? [{ name, code: own.map(({ value }) => value).join('\n') }] : []
  })
}

let pim: ListeningPim
let folder: string

beforeAll(async () => {
  pim = await listenAsPim()
  mkdirSync('.data/programs', { recursive: true })
  folder = mkdtempSync(resolve('.data/programs/articles-'))
})

afterAll(async () => {
  await pim.close()
  rmSync(folder, { recursive: true })
})

const node: Runner = { ...runners.client, args: ['--input-type=module-typescript'] }

const languages = [
  { language: 'curl', runner: runners.shell, written: ['bash', 'sh', 'shell', 'curl'] },
  { language: 'JavaScript', runner: node, written: ['js', 'javascript', 'ts', 'typescript'] },
  { language: 'Python', runner: runners.python, written: ['python'] },
].filter(({ written }) => programsIn(...written).length > 0)

describe.for(languages)('the $language program', ({ language, runner, written }) => {
  const note = runner.available ? undefined : `${runner.needs} is missing`
  const what = `Programs of pages in ${language}`
  test.skipIf(!runner.available).for(programsIn(...written))(
    'of $name does what it says',
    { meta: { countedAs: { section: 'Samples that were run', what, note } } },
    async ({ code }) => {
      const env = await settings()
      layFiles(code)
      pim.calls.length = 0
      const cwd = runner === runners.shell ? folder : runner.cwd
      const program = `${preamble(code, written)}${code.replaceAll(site.url, pim.url)}`
      const printed = await runProgram({ ...runner, cwd }, program, env)

      expect(pim.calls.length, `${printed}`).toBeGreaterThan(0)
      const failed = pim.calls.filter(({ status }) => status >= 300)
      expect(failed, `${printed}`).toEqual([])
      expect(printed).not.toMatch(/Error\b|command not found|No such file/)
    },
  )
})

test('PHP on pages can be read by PHP', () => {
  const fences = articles.flatMap(({ code }) => code).concat(exceptedCode())
  const php = fences.filter(({ language }) => language === 'php')
  expect(php.length).toBeGreaterThan(0)
  const parser = new phpParser.Engine({ parser: { suppressErrors: false } })
  const read = php.map(({ value }) => parser.parseCode(`<?php\n${value}`, 'article.php'))
  expect(read.map(({ errors }) => errors)).toEqual(php.map(() => []))
})

test('each language that a page uses is one that is tried here', () => {
  const tried = ['bash', 'sh', 'shell', 'curl', 'js', 'javascript', 'ts', 'typescript', 'python']
  const others = articles.flatMap(({ name, code }) =>
    code.filter(isRequest).map(({ language, line }) => ({ name, language, line })),
  )
  expect(others.filter(({ language }) => !tried.includes(language))).toEqual([])
})

function exceptedCode() {
  return allArticles.flatMap(({ article, code }) =>
    code.filter((fence) => isException(article, fence, exceptions)),
  )
}

/** What the articles have readers keep in the surroundings of a connector, and what comes of it. */
async function settings(): Promise<Record<string, string>> {
  const ask = async (path: string, authorization?: string, body?: object) => {
    const answer = await fetch(pim.url + path, {
      method: body || !authorization ? 'POST' : 'GET',
      headers: {
        ...(authorization && { authorization }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    return (await answer.json()) as Record<string, string> & {
      _embedded?: { items: { code: string }[] }
    }
  }
  const { key } = await ask('/sandbox/v1/sandboxes')
  const connection = await ask('/sandbox/v1/connections', `Bearer ${key}`, {
    label: 'Program',
    flow_type: 'other',
  })
  const { client_id: id = '', secret = '', username = '', password = '' } = connection
  const grant = { grant_type: 'password', username, password }
  const { access_token: token = '' } = await ask(
    '/api/oauth/v1/token',
    `Basic ${btoa(`${id}:${secret}`)}`,
    grant,
  )
  const files = await ask('/api/rest/v1/media-files?limit=1', `Bearer ${token}`)
  return {
    PIM_URL: pim.url,
    PIM_CLIENT_ID: id,
    PIM_SECRET: secret,
    PIM_USERNAME: username,
    PIM_PASSWORD: password,
    TOKEN: token,
    CODE: files._embedded?.items[0]?.code ?? '',
  }
}

/** The files that a program sends, by the kind of their names. */
function layFiles(code: string): void {
  for (const [, name = ''] of code.matchAll(/@([\w-]+\.\w+)/g)) {
    const path = join(folder, name)
    if (name.endsWith('.jsonl')) writeFileSync(path, '{"identifier":"halo_desk_lamp"}\n')
    else if (name.endsWith('.pdf')) copyFileSync('content/catalog/media/lamp_manual.pdf', path)
    else copyFileSync('content/catalog/media/desk_lamp.png', path)
  }
}

/** Names that a piece of a program takes from the sentences around it. */
const surroundings: Record<string, string> = {
  PIM_URL: 'process.env.PIM_URL',
  token: 'process.env.TOKEN',
  handle: '(product) => product.identifier',
  products: `[{ identifier: 'halo_desk_lamp', enabled: true }]`,
}

function preamble(code: string, written: string[]): string {
  if (!written.includes('js')) return ''
  const missing = Object.entries(surroundings).filter(([name]) => {
    const declared = new RegExp(`(?:const|let)\\s+(?:\\{[^}]*)?\\b${name}\\b`)
    return new RegExp(`\\b${name}\\b`).test(code) && !declared.test(code)
  })
  return missing.map(([name, value]) => `const ${name} = ${value}\n`).join('')
}
