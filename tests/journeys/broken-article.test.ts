import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyProject } from '../support/project-copy.ts'

// The real build, in a copy of this project to which an author has added articles.

/** Front matter of eight lines, so that the text begins in line 9. */
function article(id: string, text: string, more = 'popular: false'): string {
  const lines = [
    `id: ${id}`,
    'themes: connectivity',
    `title: A broken **${id}**`,
    more,
    'ge: false',
  ]
  return ['---', ...lines, '---', '', text, ''].join('\n')
}

const files: Record<string, string> = {
  'help/unknown-block.md': article('unknown-block', '::: hint\nThere is no such block.\n:::'),
  'help/refused-sample.mdx': article(
    'refused-sample',
    `<Request operation="get_products__code_" path={{ code: 'nothing' }} />`,
  ),
  'help/refused-fence.md': article(
    'refused-fence',
    '```http run\nGET /api/rest/v1/products/nothing\n```',
  ),
  'help/dead-link.md': article('dead-link', '[There](nowhere-at-all.html) is no such article.'),
  'help/dead-anchor.md': article(
    'dead-anchor',
    '[There](what-is-a-family.html#no-such-part) is none.',
  ),
  'help/dead-operation.md': article('dead-operation', '[x](/api-reference.html#get_lamps)'),
  'help/missing-picture.md': article('missing-picture', '![A lamp](../img/no-such-lamp.png)'),
  'help/unknown-key.md': article('unknown-key', 'x', 'thema: products'),
  'help/unknown-related.md': article('unknown-related', 'x', 'related: no-such-article'),
  'help/wrong-day.md': article('wrong-day', 'x', 'updated: 2026-02-30'),
  'help/same-id.md': article('what-is-a-family', 'x'),
  'help/unknown-component.mdx': article('unknown-component', '<Reqest />'),
  'help/unreadable.mdx': article('unreadable', 'A line<br>and a brace {'),
  'help/a-script.md': article('a-script', '<p onclick="x()">x</p>'),
  'guides/nowhere/lost.md': '# A page in no series\n',
}

const expected: [what: string, line: RegExp][] = [
  ['an unknown block', /help\/unknown-block\.md:9 .*"hint"/],
  ['a sample that the PIM refuses, with its status', /help\/refused-sample\.mdx:9 .*404/],
  ['a fence that the PIM refuses, with its status', /help\/refused-fence\.md:9 .*404/],
  ['a link that leads nowhere', /help\/dead-link\.md:9 .*nowhere-at-all/],
  ['a section that is not there', /help\/dead-anchor\.md:9 .*no "#no-such-part"/],
  ['an operation that is not there', /help\/dead-operation\.md:9 .*get_lamps/],
  ['a picture that is missing', /help\/missing-picture\.md:9 .*no-such-lamp/],
  ['an unknown key', /help\/unknown-key\.md:5 .*"thema"/],
  ['a related article that is not there', /help\/unknown-related\.md:5 .*no-such-article/],
  ['a day that never was', /help\/wrong-day\.md:5 .*not a day/],
  ['an id that is taken', /help\/[\w-]+\.mdx?:2 .*"what-is-a-family" is taken/],
  ['an unknown component', /help\/unknown-component\.mdx:9 .*<Reqest>/],
  ['MDX that cannot be read', /help\/unreadable\.mdx:\d+ /],
  ['an event handler', /help\/a-script\.md:9 .*onClick/],
  ['a page in no series', /guides\/nowhere\/lost\.md:1 .*in no series/],
  ['an old address that leads nowhere', /redirects\.yaml:\d+ .*no-such-page/],
]

const copy = copyProject()
afterAll(() => rmSync(copy, { recursive: true }))

describe('a build with broken articles', { timeout: 240_000 }, () => {
  let built: { status: number | null; output: string }

  beforeAll(() => {
    for (const [path, text] of Object.entries(files)) {
      const file = join(copy, 'content', path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    appendFileSync(join(copy, 'content/redirects.yaml'), '\n/old.html: /no-such-page.html\n')
    built = build()
  }, 240_000)

  test('fails', () => {
    expect(built.status).toBeGreaterThan(0)
  })

  test.each(expected)('names file and line of %s', (_, line) => {
    expect(built.output).toMatch(line)
  })

  test('says what to do', () => {
    expect(built.output).toMatch(/"hint"\n\s+.*Known blocks: info, tips/)
    expect(built.output).toMatch(/nowhere-at-all.*\n\s+.*content\/redirects\.yaml/)
  })

  test('lists them in one go', () => {
    expect(built.output).toMatch(new RegExp(`${expected.length} problems in the articles`))
  })
})

function build(): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/scripts/build.ts'], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  })
  return { status, output: stdout + stderr }
}
