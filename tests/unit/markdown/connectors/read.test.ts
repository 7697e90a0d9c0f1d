import { describe, expect, test } from 'vitest'
import { readConnector, readConnectors } from '../../../../src/markdown/connectors/read.ts'
import { openContent, problemsIn, writeContent } from '../support/content.ts'

const whole = `name: Lamp shop
publisher: Aldersund
connects: Lamps
category: e-commerce
summary: Sells lamps.
direction: destination
api: 'yes'
uses: It reads products.
operations:
  - get_products
sources:
  - label: Its readme
checked: '2026'
confidence: high
`

const problemsOf = (text: string, name = 'lamps.yaml') =>
  readConnector(text, name).problems.map(({ line, message, hint }) =>
    [`${line} ${message}`, hint].filter(Boolean).join(' | '),
  )

test('a file says what is known, and its name is the address', () => {
  const { connector, problems } = readConnector(whole, 'content/marketplace/lamp-shop.yaml')
  expect(problems).toEqual([])
  expect(connector).toMatchObject({ id: 'lamp-shop', operations: ['get_products'], notes: [] })
})

describe('a mistake is told with its line and what to do', () => {
  test.each([
    [
      /^category:.*$/m,
      'category: e-comerce',
      /^4 "category" has no "e-comerce" \| Did you mean "e-commerce"/,
    ],
    [/^direction:/m, 'dirction:', /^6 unknown key "dirction" \| Did you mean "direction"/],
    [
      /- get_products/,
      '- get_prodcts',
      /^10 no operation "get_prodcts" \| Did you mean "get_products"/,
    ],
    [/^publisher:.*\n/m, '', /^1 "publisher" is missing$/],
    [/^api: .*$/m, "api: 'no'", /^7 "api": no API: say why/],
    [/^checked: .*$/m, "checked: 'last week'", /^13 "checked": is no day, month or year/],
    [/^uses:/m, 'versions: [v7]\nuses:', /^8 "versions": is no version of the form/],
    [/^ {2}- label: .*$/m, '  - lable: x', /^1[12] unknown key "lable" \| Did you mean "label"/],
    [/^sources:\n.*\n/m, 'sources: []\n', /^11 "sources": /],
    [/^summary:.*$/m, 'summary: a: b', /^5 .*\| Put a value with special characters/],
  ])('%s', (wrong, written, told) => {
    const problems = problemsOf(whole.replace(wrong, written))
    expect(problems).toContainEqual(expect.stringMatching(told))
  })

  test('a file that has no address', () => {
    expect(problemsOf(whole, 'Lamp Shop.yaml')).toEqual([
      '1 "Lamp Shop" cannot be a part of an address | Use lower-case letters, digits and dashes.',
    ])
  })

  test.each(['', '[]', 'just words', '- a list'])('a file with %j in it', (text) => {
    expect(problemsOf(text).length).toBeGreaterThan(0)
  })
})

describe('the check of all content', () => {
  test('lists what is wrong with connectors, too', async () => {
    const problems = await problemsIn({
      'marketplace/a.yaml': whole,
      'marketplace/b.yaml': whole.replace('category: e-commerce', 'category: shop'),
      'marketplace/c.yaml': whole,
    })
    expect(problems).toEqual([
      'marketplace/b.yaml:4 "category" has no "shop"',
      'marketplace/c.yaml:1 the name "Lamp shop" is taken by marketplace/a.yaml',
    ])
  })

  test('knows the pages of connectors, so that articles can link to them', async () => {
    const root = writeContent({
      'marketplace/lamp-shop.yaml': whole,
      'help/a.md': '---\nid: a\ntitle: A\n---\n[Lamps](/marketplace/lamp-shop.html)\n',
    })
    expect((await openContent(root).check()).problems).toEqual([])
  })
})

test('every connector of this site is well', () => {
  expect(readConnectors('content').problems).toEqual([])
})
