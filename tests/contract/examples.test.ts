import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type Operation, mediaTypes, operations } from '#contract'
import { lookUp } from '../support/contract.ts'
import { multipart } from '../support/multipart.ts'
import { type TestSandbox, basic, openHost } from '../support/sandbox.ts'

// Whoever copies an example out of the reference gets an answer that the reference promises: every
// operation is sent as it is described there, to a sandbox with the sample catalogue.

const host = openHost({ catalog: 'sample' })
afterAll(() => host.close())

let sandbox: TestSandbox
beforeEach(async () => {
  sandbox = await host.createSandbox()
})

interface Parameter {
  name: string
  in: string
  example?: unknown
}

interface Content {
  example?: unknown
  examples?: Record<string, { value: unknown }>
}

function parametersOf({ path, method }: Operation): Parameter[] {
  const places = [
    ['paths', path, method.toLowerCase(), 'parameters'],
    ['paths', path, 'parameters'],
  ]
  return places
    .flatMap((place) => (lookUp(place).value ?? []) as (Parameter & { $ref?: string })[])
    .map((parameter) =>
      parameter.$ref === undefined
        ? parameter
        : (lookUp(parameter.$ref.slice(2).split('/')).value as Parameter),
    )
}

/** The address with the examples of its path parameters in it. */
function addressOf(operation: Operation): string {
  return operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const found = parametersOf(operation).find((one) => one.in === 'path' && one.name === name)
    if (found?.example === undefined) throw new Error(`${operation.id}: {${name}} has no example`)
    return encodeURIComponent(String(found.example))
  })
}

/** Each example of a body, by media type and name. */
function bodiesOf({
  path,
  method,
  requestTypes,
}: Operation): [type: string, name: string, body: string][] {
  return requestTypes.flatMap((type) => {
    const place = ['paths', path, method.toLowerCase(), 'requestBody', 'content', type]
    const { example, examples = {} } = lookUp(place).value as Content
    const values = { ...(example !== undefined && { example: { value: example } }), ...examples }
    return Object.entries(values).map(([name, { value }]): [string, string, string] => [
      type,
      name,
      write(value, type),
    ])
  })
}

function write(value: unknown, type: string): string {
  if (typeof value === 'string') return value
  return type === mediaTypes.form
    ? new URLSearchParams(value as Record<string, string>).toString()
    : JSON.stringify(value)
}

/** `@halo.pdf` stands for a file of that name, as in curl. */
function partsOf(body: string): Record<string, string | File> {
  const parts = Object.entries(JSON.parse(body) as Record<string, string>)
  return Object.fromEntries(
    parts.map(([name, value]) => [
      name,
      value.startsWith('@') ? new File(['%PDF-1.7'], value.slice(1)) : value,
    ]),
  )
}

function callerOf({ auth }: Operation) {
  if (auth === 'token') return sandbox.pim
  return auth === 'sandbox-key' ? sandbox.owner : host.nobody
}

/** A fresh sandbox has no connection of the name that the examples use, and no family without products. */
async function prepare({ id, path }: Operation): Promise<void> {
  if (id === 'delete_families__code_') {
    await sandbox.pim.post('/api/rest/v1/families', { code: 'prototypes' })
  }
  if (path.includes('/connections/{code}')) {
    await sandbox.connect({ label: 'ERP', code: 'erp', flow_type: 'data_source' })
  }
}

const all: Operation[] = Object.values(operations)

describe('as the reference describes it,', () => {
  test.each(all.filter(({ requestTypes }) => requestTypes.length === 0))(
    '$id is answered',
    async (operation) => {
      await prepare(operation)
      const { status } = await callerOf(operation).send(operation.method, addressOf(operation))
      expect(status).toBeOneOf([200, 201, 204])
    },
  )

  test.each(
    all
      .filter(({ auth }) => auth !== 'client')
      .flatMap((operation) =>
        bodiesOf(operation).map(([type, name, body]) => ({ operation, type, name, body })),
      ),
  )('the example $name of $operation.id is accepted', async ({ operation, type, body }) => {
    await prepare(operation)
    const sent =
      type === mediaTypes.multipart
        ? await multipart(partsOf(body))
        : { headers: { 'content-type': type }, body }
    const { status, text } = await callerOf(operation).send(
      operation.method,
      addressOf(operation),
      sent,
    )
    expect(status).toBeOneOf([200, 201, 204])
    if (type !== mediaTypes.collection) return
    expect(text.split('\n')).toHaveLength(body.split('\n').length)
  })

  test.each(bodiesOf(operations.post_token).map(([type, name, body]) => ({ type, name, body })))(
    'the example $name of post_token in $type is read, with credentials of nobody',
    async ({ type, body }) => {
      const headers = { 'content-type': type, ...basic(sandbox.connection) }
      const { status, body: answer } = await host.nobody.send<{ message: string }>(
        'POST',
        operations.post_token.path,
        { headers, body },
      )
      expect(status).toBe(422)
      expect(answer.message).toMatch(/^No user found|^Refresh token is invalid/)
    },
  )

  test.each(
    all
      .filter(({ api, method }) => api === 'pim' && method === 'GET')
      .flatMap((operation) =>
        parametersOf(operation)
          .filter((parameter) => parameter.in === 'query')
          .map(({ name, example }) => ({ operation, name, example })),
      ),
  )(
    'the parameter $name of $operation.id may have its example',
    async ({ operation, name, example }) => {
      expect(example).toBeDefined()
      const query = new URLSearchParams({
        [name]: write(example ?? '', mediaTypes.json),
      }).toString()
      const { status } = await callerOf(operation).get(`${addressOf(operation)}?${query}`)
      expect(status).toBe(200)
    },
  )
})

describe('of the sample catalogue', () => {
  test.each(['products', 'products-uuid'])(
    'everything in %s has the declared shape',
    async (path) => {
      let next = `/api/rest/v1/${path}?limit=100&with_completenesses=true&with_attribute_options=true`
      for (let page = 0; page < 30 && next !== ''; page++) {
        const { status, body } = await sandbox.pim.get<{ _links: { next?: { href: string } } }>(
          next,
        )
        expect(status).toBe(200)
        const {
          _links: { next: link },
        } = body
        next = link ? link.href.slice(link.href.indexOf('/api/')) : ''
      }
      expect(next).toBe('')
    },
  )

  test.each(['attributes', 'families', 'categories', 'channels', 'locales', 'currencies'])(
    'everything in %s has the declared shape',
    async (path) => {
      for (const page of [1, 2, 3]) {
        const { status } = await sandbox.pim.get(`/api/rest/v1/${path}?limit=100&page=${page}`)
        expect(status).toBe(200)
      }
    },
  )
})
