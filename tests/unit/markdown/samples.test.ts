import { describe, expect, test } from 'vitest'
import { createSecrets } from '../../../src/markdown/samples/secrets.ts'
import { article, openContent, problemsIn, writeContent } from './support/content.ts'
import { createNutshell, secrets } from './support/pim.ts'

const fence = (lines: string, meta = '') => `\`\`\`http run ${meta}\n${lines}\n\`\`\``
const mdx = (words: string) => ({ 'help/a.mdx': article('a', words) })

async function compile(words: string, nutshell = createNutshell()): Promise<string> {
  const { processor } = openContent(writeContent({}), nutshell.send)
  const renderer = await processor.createMdxRenderer?.(
    { syntaxHighlight: false },
    { optimize: false },
  )
  const result = await renderer?.process(words, 'a.mdx', { title: 'A' })
  return result?.code ?? ''
}

describe('a sample', () => {
  test('in MDX hands request and answer to its component', async () => {
    const code = await compile(
      '<Request operation="get_products" query={{ limit: 3 }} title="Three" />',
    )
    expect(code).toMatch(/"?sample"?: \{\s*"?request"?: \{\s*"?method"?: "GET"/)
    expect(code).toContain('http://localhost:4321/api/rest/v1/products?limit=3')
    expect(code).toMatch(/"?status"?: 200/)
    expect(code).toContain('Bearer <access_token>')
  })

  test('as a fence in MDX is the same component', async () => {
    const code = await compile(fence('GET /api/rest/v1/products/lamp?x=1', 'title="One"'))
    expect(code).toMatch(
      /_jsx\(Request, \{\s*operation: "get_products__code_",\s*title: "One",\s*"?sample"?: \{/,
    )
  })

  test('as a fence for no operation is printed', async () => {
    const code = await compile(fence('GET /api/rest/v1/lamps'))
    expect(code).toContain('sample widget panel')
  })

  test('shows nothing secret', async () => {
    const code = await compile(
      [
        '<Request operation="post_token" body={{ grant_type: "password", username: "<username>", password: "<password>" }} />',
        '<Request operation="patch_products__code_" path={{ code: "lamp" }} body={{ enabled: true }} />',
        '<Request operation="post_connections" body={{ label: "ERP", flow_type: "data_source" }} />',
      ].join('\n\n'),
    )
    for (const secret of secrets) expect(code).not.toContain(secret)
    expect(code).toContain('?by=<username>')
    expect(code).not.toContain('x-unshown')
  })

  test('is sent after those before it, to one sandbox an article', async () => {
    const nutshell = createNutshell()
    await compile(
      [
        fence('GET /api/rest/v1/products'),
        '<Request operation="get_attributes" />',
        fence('GET /api/rest/v1/families'),
      ].join('\n\n'),
      nutshell,
    )
    expect(nutshell.requests).toEqual([
      'POST /sandbox/v1/sandboxes',
      'POST /sandbox/v1/connections',
      'POST /api/oauth/v1/token',
      'GET /api/rest/v1/products',
      'GET /api/rest/v1/attributes',
      'GET /api/rest/v1/families',
    ])
  })

  test('needs no sandbox when an article has none', async () => {
    const nutshell = createNutshell()
    await compile('Words.', nutshell)
    expect(nutshell.requests).toEqual([])
  })

  test('is sent once for checking and rendering', async () => {
    const nutshell = createNutshell()
    const root = writeContent({ 'help/a.md': article('a', fence('GET /api/rest/v1/products')) })
    const workspace = openContent(root, nutshell.send)
    expect((await workspace.check()).problems).toEqual([])
    workspace.refresh('everything')
    await workspace.check()
    expect(nutshell.requests).toHaveLength(4)
  })
})

describe('a sample that fails', () => {
  test.each([
    [
      'by its status',
      '<Request operation="get_products" expect={404} />',
      'the sample was answered with 200, not 404',
    ],
    [
      'in a fence',
      fence('GET /api/rest/v1/products\nAuthorization: Bearer x'),
      'the sample was answered with 401, not 2xx',
    ],
    ['without operation', '<Request query={{ limit: 3 }} />', '<Request> without operation'],
    [
      'by an unknown operation',
      '<Request operation="get_product" />',
      'unknown operation "get_product"',
    ],
    [
      'by an unknown attribute',
      '<Request operation="get_products" querry={{}} />',
      'a request has no "querry"',
    ],
    [
      'by what is not written out',
      '<Request operation="get_products" query={{ limit }} />',
      'query={{ limit }} is not written out (Identifier)',
    ],
    [
      'by a call',
      '<Request operation="get_products" query={now()} />',
      'query={now()} is not written out (CallExpression)',
    ],
    [
      'by a bad status',
      '<Request operation="get_products" expect="ok" />',
      'expect=ok is not a status',
    ],
    ['by an unknown auth', '<Request operation="get_products" auth="me" />', 'unknown auth "me"'],
    [
      'by a body where none goes',
      '<Request operation="get_products" body={{}} />',
      'get_products takes no body, not application/json.',
    ],
    [
      'by a missing path',
      '<Request operation="get_products__code_" />',
      expect.stringContaining('code'),
    ],
    [
      'by unknown words on the fence',
      fence('GET /api/rest/v1/products', 'now'),
      '"now" after http run',
    ],
  ])('%s stops the build', async (_, words, expected) => {
    const [problem = ''] = await problemsIn(mdx(words))
    expect(problem.split(/(?<=^\S+) /)[0]).toBe('help/a.mdx:5')
    expect(problem.replace(/^\S+ /, '')).toEqual(expected)
  })

  test('names the line inside the fence', async () => {
    const words = fence('GET /api/rest/v1/products\nno header')
    expect((await problemsIn(mdx(words)))[0]).toMatch(/^help\/a\.mdx:7 "no header" is not a header/)
  })

  test('tells what was sent and what came back', async () => {
    const root = writeContent(mdx('<Request operation="get_products" expect={404} />'))
    const { problems } = await openContent(root).check()
    expect(problems[0]?.hint).toMatch(
      /GET \/api\/rest\/v1\/products\n.*Bearer <access_token>\n.*Answer:\n.*200 OK \{"items"/s,
    )
  })

  test('does not keep the others from being told', async () => {
    const words =
      '<Request operation="get_products" expect={404} />\n\n<Request operation="nope" />'
    expect(await problemsIn(mdx(words))).toHaveLength(2)
  })

  test('when no sandbox answers, is told at its place', async () => {
    const send = async () => new Response('closed', { status: 503 })
    const problems = await problemsIn(mdx('<Request operation="get_products" />'), send)
    expect(problems).toEqual([
      'help/a.mdx:5 the sandbox for samples: POST http://localhost:4321/sandbox/v1/sandboxes answered 503: closed',
    ])
  })
})

describe('secrets', () => {
  test('of an answer are hidden wherever they come up, the longest first', () => {
    const known = createSecrets()
    known.learn({ secret: 'abc', access_token: 'abcdef', code: 'erp', nested: { password: 'x' } })
    expect(known.hide('abcdef abc erp x')).toBe('<access_token> <secret> erp x')
  })

  test('are filled in by name', () => {
    const known = createSecrets()
    known.learn({ key: 'k1' })
    expect(known.fill('Bearer <sandbox_key> <unknown> <b>')).toBe('Bearer k1 <unknown> <b>')
  })

  test('that were renewed stay hidden', () => {
    const known = createSecrets()
    known.learn({ access_token: 'old-one' })
    known.learn({ access_token: 'new-one' })
    expect(known.hide('old-one new-one')).toBe('<access_token> <access_token>')
    expect(known.fill('<access_token>')).toBe('new-one')
  })
})
