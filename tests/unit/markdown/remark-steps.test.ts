import { describe, expect, test } from 'vitest'
import { article, problemsIn } from './support/content.ts'

const step = (attributes: string, words = 'Do it.') =>
  article('a', `<Step ${attributes}>\n\n${words}\n\n</Step>`)
const head = 'id="ask" title="Ask"'
const files = (text: string) => ({ 'help/a.mdx': text })

describe('a step in an article', () => {
  test.each([
    ['a connection', `{ connection: { flow_type: 'data_source', auditable: true } }`],
    ['any token', `{ token: {} }`],
    ['an option', `{ option: { attribute: 'color', code: 'petrol' } }`],
    [
      'a value',
      `{ product: { identifier: 'lamp', value: { attribute: 'name', locale: 'en_GB', data: 'x' } } }`,
    ],
    [
      'a call',
      `{ call: { operation: 'get_products__code_', path: { code: 'lamp' }, after: 'patch_products' } }`,
    ],
    ['two things', `{ token: {}, call: { operation: 'get_products', status: 401 } }`],
  ])('may want %s', async (_, check) => {
    expect(await problemsIn(files(step(`${head} check={${check}}`)))).toEqual([])
  })

  test.each([
    ['no id', `title="Ask" check={{ token: {} }}`, '<Step> without id'],
    [
      'an id with a blank',
      `id="ask me" title="Ask" check={{ token: {} }}`,
      '<Step> id: is no id. Write small letters, digits and dashes.',
    ],
    ['no title', `id="ask" check={{ token: {} }}`, '<Step> without title'],
    ['no check', head, '<Step> without check'],
    ['nothing wanted', `${head} check={{}}`, '<Step> check: wants nothing'],
    [
      'an attribute that a step does not have',
      `${head} check={{ token: {} }} tilte="x"`,
      'a step has no "tilte"',
    ],
    [
      'something that no check knows',
      `${head} check={{ conection: {} }}`,
      '<Step> check: Unrecognized key: "conection"',
    ],
    [
      'a setting that a connection does not have',
      `${head} check={{ connection: { flow: 'data_source' } }}`,
      '<Step> check.connection: Unrecognized key: "flow"',
    ],
    [
      'a flow type that is none',
      `${head} check={{ token: { flow_type: 'source' } }}`,
      '<Step> check.token.flow_type: Invalid option: expected one of "data_source"|"data_destination"|"other"',
    ],
    [
      'an operation that is none',
      `${head} check={{ call: { operation: 'get_product' } }}`,
      '<Step> check.call.operation: "get_product" is no operation of the PIM. Did you mean "get_products"?',
    ],
    [
      'an operation that the log never sees',
      `${head} check={{ call: { operation: 'get_connections' } }}`,
      '<Step> check.call.operation: "get_connections" is no operation of the PIM. Did you mean "get_connections"?',
    ],
    [
      'a path parameter that the address does not have',
      `${head} check={{ call: { operation: 'get_products__code_', path: { uuid: 'x' } } }}`,
      '<Step> check.call.path.uuid: is not in /api/rest/v1/products/{code}',
    ],
    [
      'a value without data',
      `${head} check={{ product: { identifier: 'a', value: { attribute: 'name' } } }}`,
      '<Step> check.product.value.data: is missing',
    ],
    [
      'a number of lines that nobody can reach',
      `${head} check={{ call: { operation: 'patch_products', lines: { refused: 0 } } }}`,
      '<Step> check.call.lines.refused: Too small: expected number to be >=1',
    ],
    [
      'something to compute',
      `${head} check={{ token: { flow_type: flow } }}`,
      'check={…} is not written out (Identifier)',
    ],
    [
      'attributes from elsewhere',
      `${head} check={{ token: {} }} {...more}`,
      '<Step {...}>: write the attributes one by one',
    ],
  ])('is refused with %s', async (_, attributes, message) => {
    const problems = await problemsIn(files(step(attributes)))
    expect(problems).toContain(`help/a.mdx:5 ${message}`)
  })

  test('is refused without words', async () => {
    expect(await problemsIn(files(article('a', `<Step ${head} check={{ token: {} }} />`)))).toEqual(
      ['help/a.mdx:5 <Step> without words'],
    )
  })

  test('is refused when another has its id', async () => {
    const one = `<Step ${head} check={{ token: {} }}>\n\nDo it.\n\n</Step>`
    expect(await problemsIn(files(article('a', `${one}\n\n${one}`)))).toEqual([
      'help/a.mdx:11 two steps have the id "ask"',
    ])
  })
})
