import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { article, openContent, problemsIn, writeContent } from './support/content.ts'

const text = (words: string) => ({ 'help/a.md': article('a', words) })
const mdx = (words: string) => ({ 'help/a.mdx': article('a', words) })
const head = (lines: string) => ({ 'help/a.md': `---\n${lines}\n---\n\n# A\n` })

describe('what an author got wrong is told with file and line', () => {
  test.each([
    ['an unknown block', text('::: tip\nx\n:::'), 'help/a.md:5 unknown block "tip"'],
    ['a block never closed', text('x\n\n::: tips\nx'), 'help/a.md:7 "::: tips" is never closed'],
    ['an end without beginning', text('x\n:::'), 'help/a.md:6 ":::" closes nothing'],
    [
      'an inner block never closed',
      text(':::: tips\n::: info\nx\n::::'),
      'help/a.md:6 "::: info" is never closed',
    ],
    [
      'a shorter end than beginning',
      text(':::: tips\nx\n:::\n::::'),
      'help/a.md:7 ":::" closes nothing',
    ],
    [
      'words where none belong',
      text('::: tips Look\nx\n:::'),
      'help/a.md:5 "tips" takes no words on its own line: "Look"',
    ],
    [
      'a panel-link without link',
      text('::: panel-link Go\n:::'),
      'help/a.md:5 a panel-link without a link',
    ],
    [
      'an unknown edition',
      text('::: availability editions=XE\n:::'),
      'help/a.md:5 unknown edition "XE"',
    ],
    [
      'an unknown setting',
      text('::: availability version=5\n:::'),
      'help/a.md:5 "availability" does not know "version"',
    ],
    ['an unknown emoji', text('x\n\nand\n:tadaa: y'), 'help/a.md:8 unknown emoji ":tadaa:"'],
    [
      'a word that every object knows',
      text(':constructor:'),
      'help/a.md:5 unknown emoji ":constructor:"',
    ],
    ['an unknown language', text('```jsno\n{}\n```'), 'help/a.md:5 unknown language "jsno"'],
    ['a link to nowhere', text('x\n[b](b.html)'), 'help/a.md:6 the link "b.html" leads to no page'],
    [
      'a link in raw HTML',
      text('<p>\n<a href="/b.html">b</a></p>'),
      'help/a.md:6 the link "/b.html" leads to no page',
    ],
    ['a link without address', text('[b]()'), 'help/a.md:5 a link that leads nowhere'],
    [
      'a broken anchor',
      text('# One\n\n[x](#two)'),
      'help/a.md:7 "#two": no "#two" on /articles/a.html',
    ],
    [
      'an unknown operation',
      text('[x](/api-reference.html#get_lamps)'),
      'help/a.md:5 "/api-reference.html#get_lamps": no "#get_lamps" on /api-reference.html',
    ],
    ['a missing picture', text('![x](../img/x.png)'), 'help/a.md:5 no picture "../img/x.png"'],
    [
      'a picture elsewhere',
      text('![x](https://example.com/x.png)'),
      'help/a.md:5 the picture "https://example.com/x.png" is on another site',
    ],
    [
      'a style that loads something',
      text('<p style="background: url(x)">x</p>'),
      'help/a.md:5 style="background: url(x)" loads something or leaves its rule',
    ],
    ['a link that is a script', text('[b](javascript:x)'), 'help/a.md:5 href of <a> is a script'],
    [
      'a script in disguise',
      text('<a href=" java\tscript:x">b</a>'),
      'help/a.md:5 href of <a> is a script',
    ],
    [
      'a picture written into the article',
      text('![x](data:image/png;base64,AAAA)'),
      'help/a.md:5 a picture that is written into the article',
    ],
    ['a tag without picture', text('<img alt="x">'), 'help/a.md:5 <img> without a picture'],
    [
      'braces in MDX',
      mdx('A {code} and {"text"} {/* aside */}'),
      'help/a.mdx:5 "{code}" is not written out',
    ],
    [
      'a missing picture in MDX',
      mdx('<img src="../img/x.png" />'),
      'help/a.mdx:5 no picture "../img/x.png"',
    ],
    ['a handler', text('<p onclick="x()">x</p>'), 'help/a.md:5 onClick on <p>'],
    ['a script', text('<script src="/x.js"></script>'), 'help/a.md:5 <script> in an article'],
    [
      'a frame without address',
      text('<iframe></iframe>'),
      'help/a.md:5 <iframe> without an address to link to: ""',
    ],
    ['a component in MDX', mdx('<Reqest />'), 'help/a.mdx:5 unknown component <Reqest>'],
    [
      'a component in a sentence',
      mdx('x <PictureToken /> y'),
      'help/a.mdx:5 <PictureToken> inside a paragraph',
    ],
    [
      'an import in MDX',
      mdx("import x from 'x'"),
      'help/a.mdx:5 an article neither imports nor exports',
    ],
    [
      'a placeholder in a request',
      text('x\n\n```http run\nGET /api/rest/v1/products/<your code>\n```'),
      'help/a.md:7 "<your code>" is a placeholder that nobody replaced',
    ],
    [
      'a token that nobody gave',
      text('```http run expect=401\nGET /api/rest/v1/products\nAuthorization: Bearer xxx\n```'),
      'help/a.md:5 "xxx" is a placeholder that nobody replaced',
    ],
    [
      'a host that nobody has',
      text('```bash\ncurl https://my-pim.example/api/rest/v1\n```'),
      'help/a.md:5 "https://my-pim.example" is a placeholder that nobody replaced',
    ],
    [
      'words in capitals to be replaced',
      text('```python\nrequests.get(url, auth=("YOUR_CLIENT_ID", secret))\n```'),
      'help/a.md:5 "YOUR_CLIENT_ID" is a placeholder that nobody replaced',
    ],
    [
      'a request that nobody runs',
      text('```http\nGET /api/rest/v1/products\n```'),
      'help/a.md:5 a request that nobody runs',
    ],
    ['an unknown block in MDX', mdx('\n::: tip\nx\n:::'), 'help/a.mdx:6 unknown block "tip"'],
  ])('%s', async (_, files, expected) => {
    expect(await problemsIn(files)).toEqual([expected])
  })

  test('MDX that cannot be read', async () => {
    const [problem] = await problemsIn(mdx('fine\n\n</Request>'))
    expect(problem).toMatch(/^help\/a\.mdx:7 /)
  })
})

describe('front matter', () => {
  test.each([
    ['an unknown key', head('id: a\ntitle: A\nthema: api'), 'help/a.md:4 unknown key "thema"'],
    ['no id', head('title: A'), 'help/a.md:1 an article without id'],
    ['a bad id', head('title: A\nid: A b'), 'help/a.md:3 "A b" cannot be an id'],
    [
      'a bad boolean',
      head('id: a\ntitle: A\npopular: maybe'),
      'help/a.md:4 "popular: maybe" is neither true nor false',
    ],
    [
      'an unknown theme',
      head('id: a\ntitle: A\nthemes: api, apo'),
      'help/a.md:4 unknown theme "apo"',
    ],
    [
      'an unknown related article',
      head('id: a\ntitle: A\nrelated: a, b'),
      'help/a.md:4 no article "b" to be related to',
    ],
    [
      'a list of another form',
      head('id: a\ntitle: A\nrelated: [a]'),
      'help/a.md:4 "related" is not a list of the form "a, b, c"',
    ],
    ['no title', { 'help/a.md': '---\nid: a\n---\n\nx\n' }, 'help/a.md:1 a page without title'],
  ])('%s', async (_, files, expected) => {
    expect(await problemsIn(files)).toEqual([expected])
  })

  test('what is no YAML', async () => {
    const [problem] = await problemsIn(head('id: a\ntitle: "A'))
    expect(problem).toMatch(/^help\/a\.md:\d front matter: /)
  })

  test('an id that is taken', async () => {
    const files = { 'help/a.md': article('a', 'x'), 'help/b.md': article('a', 'x') }
    expect(await problemsIn(files)).toEqual(['help/b.md:2 the id "a" is taken by help/a.md'])
  })
})

describe('tables', () => {
  const page = { 'help/a.md': article('a', '# One') }
  const redirect = (line: string) => ({ ...page, 'redirects.yaml': `# Old.\n${line}\n` })

  test.each([
    [
      'a redirect to nowhere',
      redirect('/x.html: /y.html'),
      'redirects.yaml:2 "/y.html" is no page',
    ],
    [
      'a redirect to a section that is not there',
      redirect('/x.html: /articles/a.html#two'),
      'redirects.yaml:2 "/articles/a.html#two": no "#two" on /articles/a.html',
    ],
    [
      'a redirect away from a page',
      redirect('/articles/a.html: /articles/a.html'),
      'redirects.yaml:2 "/articles/a.html" is a page itself',
    ],
    [
      'a redirect to a redirect',
      redirect('/x.html: /y.html\n/y.html: /articles/a.html'),
      'redirects.yaml:2 "/y.html" is led on itself',
    ],
    [
      'a redirect from no page',
      redirect('x: /articles/a.html'),
      'redirects.yaml:2 "x" is not the address of a page',
    ],
    [
      'a page of a tutorial that no order has',
      { 'getting-started/t/p.md': '# P\n' },
      'getting-started/t/p.md:1 this page is in no series',
    ],
    [
      'an id where the address comes from the file',
      {
        'getting-started/t/p.md': '---\nid: p\n---\n# P\n',
        'navigation.yaml': 'tutorials: [{ id: t, title: T, pages: [p] }]\n',
      },
      'getting-started/t/p.md:2 unknown key "id"',
    ],
    [
      'an order without its page',
      { 'navigation.yaml': 'tutorials:\n  - { id: t, title: T, pages: [p] }\n' },
      'navigation.yaml:2 no page "content/getting-started/t/p"',
    ],
    [
      'an exception that is none any more',
      { ...page, 'samples.yaml': '# Some.\n- { page: a, begins: curl, reason: Gone. }\n' },
      'samples.yaml:2 no request on "a" begins with "curl"',
    ],
    [
      'an exception on no page',
      { ...page, 'samples.yaml': '- { page: b, begins: curl, reason: Gone. }\n' },
      'samples.yaml:1 no page "b"',
    ],
    [
      'an exception without reason',
      { ...page, 'samples.yaml': '- { page: a, begins: curl }\n' },
      expect.stringMatching(/^samples\.yaml:1 0\.reason: /),
    ],
    [
      'a theme without title',
      { 'themes.yaml': '- id: api\n' },
      expect.stringMatching(/^themes\.yaml:1 0\.title: /),
    ],
  ])('%s', async (_, files, expected) => {
    expect((await problemsIn(files))[0]).toEqual(expected)
  })
})

test('a request that is an exception is left alone', async () => {
  const files = {
    'help/a.md': article('a', '```bash\ncurl https://my-pim.example\n```'),
    'samples.yaml': '- { page: a, begins: curl https, reason: To be filled in by hand. }\n',
  }
  expect(await problemsIn(files)).toEqual([])
})

test.each(['<p class="lead">Hello</p>', 'a <b>bold</b> word', '<access_token>', 'maxxxx 3xx'])(
  '%s is no placeholder',
  async (words) => {
    const files = { 'help/a.md': article('a', `\`\`\`bash\ncurl $PIM_URL -d '${words}'\n\`\`\``) }
    expect(await problemsIn(files)).toEqual([])
  },
)

test('all problems of all articles come together, in the order of files and lines', async () => {
  const files = {
    'help/b.md': article('b', ':nope:\n\n::: tip\n:::'),
    'help/a.md': article('a', '[x](nope.html)'),
  }
  expect(await problemsIn(files)).toEqual([
    'help/a.md:5 the link "nope.html" leads to no page',
    'help/b.md:5 unknown emoji ":nope:"',
    'help/b.md:7 unknown block "tip"',
  ])
})

test('a hint names what was most likely meant', async () => {
  const { problems } = await openContent(writeContent(text('::: tip\n:::'))).check()
  expect(problems[0]?.hint).toMatch(/^Did you mean "tips"\? Known blocks: info, tips, /)
})

test('a tag in MDX keeps its class beside the one of its style', async () => {
  const root = writeContent({})
  const { processor } = openContent(root)
  mkdirSync(join(root, 'content/img'))
  writeFileSync(join(root, 'content/img/x.svg'), '<svg viewBox="0 0 4 3"/>')
  const renderer = await processor.createMdxRenderer?.(
    { syntaxHighlight: false },
    { optimize: false },
  )
  const tag = '<img src="../img/x.svg" class="wide" style="float: right" alt="x" />'
  const page = await renderer?.process(tag, join(root, 'content/help/a.mdx'), { title: 'A' })
  expect(page?.code).toMatch(/"wide s-[0-9a-f]{8}"/)
})

test('a page with problems is shown as far as it goes', async () => {
  const { processor } = openContent(writeContent({}))
  const renderer = await processor.createRenderer({ syntaxHighlight: false })
  const { code } = await renderer.render('::: tip\nStill here.\n:::', {
    fileURL: new URL('file:///a.md'),
    frontmatter: { title: 'A' },
  })
  expect(code).toContain('Still here.')
})
