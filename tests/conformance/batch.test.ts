import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { mediaTypes, type Product } from '#contract'
import { testUuids } from '../support/catalog.ts'
import { openHost, openSandbox } from '../support/sandbox.ts'

const sandbox = await openSandbox()
const { pim } = sandbox
afterAll(() => sandbox.close())

const products = '/api/rest/v1/products'
const byUuid = '/api/rest/v1/products-uuid'
const collection = { 'content-type': mediaTypes.collection }
const documentation = (anchor: string) => ({
  documentation: { href: `http://api.akeneo.com/api-reference.html#${anchor}` },
})
const send = (body: string) => pim.send('PATCH', products, { headers: collection, body })

describe('a batch', () => {
  test('answers one line a line, in order, without a line feed at the end', async () => {
    const { status, headers, text } = await send(
      [
        '{"identifier":"one","enabled":false}',
        '{"identifier":"halo"}',
        '{"identifier":"two","colour":1}',
        '{"enabled":true}',
        '{"identifier":',
        '{"identifier":"one","categories":["winter"]}',
        '{"identifier":"three","values":{"color":[{"locale":null,"scope":null,"data":"mauve"}]}}',
        '{"identifier":"lamp","family":"cars"}',
      ].join('\n'),
    )
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe(mediaTypes.collection)
    expect(text.split('\n')).toEqual([
      '{"line":1,"identifier":"one","status_code":201}',
      '{"line":2,"identifier":"halo","status_code":204}',
      '{"line":3,"identifier":"two","status_code":422,"message":"Property \\"colour\\" does not exist. Check the expected format on the API documentation.","_links":{"documentation":{"href":"http://api.akeneo.com/api-reference.html#patch_products__code_"}}}',
      '{"line":4,"status_code":422,"message":"Identifier is missing."}',
      '{"line":5,"status_code":400,"message":"Invalid json message received"}',
      '{"line":6,"identifier":"one","status_code":204}',
      '{"line":7,"identifier":"three","status_code":422,"message":"Validation failed.","errors":[{"property":"values","message":"The mauve value is not in the color attribute option list.","attribute":"color","locale":null,"scope":null}]}',
      '{"line":8,"identifier":"lamp","status_code":422,"message":"The cars family does not exist in your PIM. Check the expected format on the API documentation.","_links":{"documentation":{"href":"http://api.akeneo.com/api-reference.html#patch_products__code_"}}}',
    ])
    const { body } = await pim.get<Product>(`${products}/one`)
    expect(body).toMatchObject({ enabled: false, categories: ['winter'] })
  })

  test('takes one trailing line feed for the end of a line, and a blank line for a line', async () => {
    expect((await send('{"identifier":"halo"}\n')).text.split('\n')).toHaveLength(1)
    const { text } = await send('{"identifier":"halo"}\n\n{"identifier":"halo"}\n\n')
    expect(text.split('\n').map((line) => JSON.parse(line) as object)).toMatchObject([
      { line: 1, status_code: 204 },
      { line: 2, status_code: 400 },
      { line: 3, status_code: 204 },
      { line: 4, status_code: 400 },
    ])
  })

  test('takes lines that end in CR LF', async () => {
    const { text } = await send('{"identifier":"halo"}\r\n{"identifier":"loose"}\r\n')
    expect(
      text.split('\n').map((line) => (JSON.parse(line) as { status_code: number }).status_code),
    ).toEqual([204, 204])
  })

  test('of nothing is answered with nothing', async () => {
    const { status, headers, text } = await send('')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe(mediaTypes.collection)
    expect(text).toBe('')
  })

  test('has at most 100 lines, or none of them is applied', async () => {
    const lines = Array.from({ length: 101 }, (_, index) => `{"identifier":"many_${index}"}`)
    const { status, body } = await send(lines.join('\n'))
    expect(status).toBe(413)
    expect(body).toEqual({
      code: 413,
      message: 'Too many resources to process, 100 is the maximum allowed.',
    })
    expect((await pim.get(`${products}/many_0`)).status).toBe(404)
    const hundred = await send(`${lines.slice(1).join('\n')}\n`)
    expect(hundred.status).toBe(200)
    expect(hundred.text.split('\n')).toHaveLength(100)
  })

  test('refuses a line of more than a million characters alone', async () => {
    const long = (characters: number) => {
      const frame = '{"identifier":"long_line","enabled":true}'
      return frame + ' '.repeat(characters - frame.length)
    }
    const answers = await pim.batch(products, [
      long(1_000_001),
      long(1_000_000),
      { identifier: 'halo' },
    ])
    expect(answers).toEqual([
      { line: 1, status_code: 413, message: 'Line is too long.' },
      { line: 2, identifier: 'long_line', status_code: 201 },
      { line: 3, identifier: 'halo', status_code: 204 },
    ])
  })

  test.each<[line: string, answer: object]>([
    ['{}', { status_code: 422, message: 'Identifier is missing.' }],
    ['[]', { status_code: 422, message: 'Identifier is missing.' }],
    ['{"identifier":null}', { status_code: 422, message: 'Identifier is missing.' }],
    ['{"identifier":""}', { status_code: 422, message: 'Identifier is missing.' }],
    ['{"identifier":"  "}', { status_code: 422, message: 'Identifier is missing.' }],
    ['{"identifier":5}', { status_code: 422, message: 'identifier must be of type string.' }],
    ['{"identifier":0}', { status_code: 422, message: 'identifier must be of type string.' }],
    ['{"identifier":false}', { status_code: 422, message: 'identifier must be of type string.' }],
    ['{"identifier":["a"]}', { status_code: 422, message: 'identifier must be of type string.' }],
    ['null', { status_code: 400, message: 'Invalid json message received' }],
    ['"halo"', { status_code: 400, message: 'Invalid json message received' }],
    [' ', { status_code: 400, message: 'Invalid json message received' }],
  ])('answers the line %s without a key', async (line, answer) => {
    expect(await pim.batch(products, [line])).toEqual([{ line: 1, ...answer }])
  })

  test('by uuid names uuids and takes nothing else', async () => {
    const uuid = '22222222-2222-4222-8222-222222222222'
    const answers = await pim.batch(byUuid, [
      { uuid, values: { sku: [{ locale: null, scope: null, data: 'by_uuid' }] } },
      { uuid, enabled: false },
      { uuid: testUuids.halo, identifier: 'halo' },
      { uuid: 'halo' },
      { uuid: 5 },
      {},
    ])
    expect(answers).toEqual([
      { line: 1, uuid, status_code: 201 },
      { line: 2, uuid, status_code: 204 },
      {
        line: 3,
        uuid: testUuids.halo,
        status_code: 422,
        message:
          'Property "identifier" does not exist. Check the expected format on the API documentation.',
        _links: documentation('patch_products_uuid__uuid_'),
      },
      {
        line: 4,
        uuid: 'halo',
        status_code: 422,
        message: 'This is not a valid UUID. Check the expected format on the API documentation.',
        _links: documentation('patch_products_uuid__uuid_'),
      },
      { line: 5, status_code: 422, message: 'uuid must be of type string.' },
      { line: 6, status_code: 422, message: 'Uuid is missing.' },
    ])
  })

  test('lets a line rely on the ones before it', async () => {
    const answers = await pim.batch(products, [
      { identifier: 'partner', associations: { PACK: { products: ['base'] } } },
      { identifier: 'base' },
      { identifier: 'partner', associations: { PACK: { products: ['base'] } } },
      { identifier: 'base' },
    ])
    expect(answers.map((answer) => answer.status_code)).toEqual([422, 201, 201, 204])
  })

  test('is 200 even when every line failed', async () => {
    expect((await send('{\n{')).status).toBe(200)
  })
})

describe('whatever the lines are,', () => {
  const good = fc
    .record({ identifier: fc.stringMatching(/^p[a-d]{1,2}$/), enabled: fc.boolean() })
    .map((line) => ({ text: JSON.stringify(line), good: line }))
  const bad = fc
    .oneof(
      fc.string().map((text) => text.replaceAll(/[\r\n\u2028\u2029]/g, ' ')),
      fc.json({ maxDepth: 3 }).map((text) => text.replaceAll('\n', ' ')),
      fc.constantFrom(
        '',
        '{}',
        '{"identifier":"x","colour":1}',
        '{"identifier":"pa","family":"x"}',
      ),
    )
    .filter((text) => !text.includes('"identifier":"p') || text.includes('"family"'))
    .map((text) => ({ text, good: undefined }))
  const lines = fc.array(fc.oneof({ weight: 2, arbitrary: good }, bad), {
    minLength: 1,
    maxLength: 12,
  })

  test('each has one outcome, in order, and broken ones disturb no other', async () => {
    const host = openHost()
    await fc.assert(
      fc.asyncProperty(lines, async (batch) => {
        const { pim: mixed } = await host.createSandbox()
        const { pim: clean } = await host.createSandbox()
        // A last line that is empty is the end of the line before it, so each line ends in a feed here.
        const answers = await mixed.batch(products, [...batch.map(({ text }) => text), ''])
        expect(answers.map(({ line }) => line)).toEqual(batch.map((_, index) => index + 1))
        const kept = batch.filter((line) => line.good !== undefined)
        const expected = await clean.batch(
          products,
          kept.map(({ text }) => text),
        )
        const outcomes = answers.filter((_, index) => batch[index]?.good !== undefined)
        expect(outcomes.map(({ status_code: status }) => status)).toEqual(
          expected.map(({ status_code: status }) => status),
        )
        for (const { good: line } of kept) {
          const { body } = await mixed.get<Product>(`${products}/${line?.identifier}`)
          const { body: same } = await clean.get<Product>(`${products}/${line?.identifier}`)
          expect(body).toEqual({ ...same, uuid: body.uuid })
        }
      }),
      { numRuns: 40 },
    )
    await host.close()
  })
})
