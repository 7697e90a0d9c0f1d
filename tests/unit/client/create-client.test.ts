import { createClient, loadSnippets, type Middleware, snippetLanguages } from '#client'
import { describe, expect, test } from 'vitest'
import { baseUrl, credentials, json, observe, tokenAnswer, virtualClock } from './support.ts'

describe('createClient', () => {
  test('lets middleware see each request as it is sent, tokens and retries included', async () => {
    const seen: string[] = []
    const watch: Middleware = async (request, next) => {
      const response = await next(request)
      seen.push(`${request.method} ${new URL(request.url).pathname} ${response.status}`)
      return response
    }
    const wire = observe((request, count) => {
      if (request.url.endsWith('/token')) return tokenAnswer(1)
      return count === 2 ? json({}, 500) : json({})
    })
    const client = createClient({
      baseUrl,
      fetch: wire.fetch,
      credentials,
      middleware: [watch],
      clock: virtualClock().clock,
    })
    await client.call('get_products', {})
    expect(seen).toEqual([
      'POST /api/oauth/v1/token 200',
      'GET /api/rest/v1/products 500',
      'GET /api/rest/v1/products 200',
    ])
  })

  test('runs middleware in the order of the list', async () => {
    const order: string[] = []
    const named =
      (name: string): Middleware =>
      (request, next) => {
        order.push(name)
        return next(request)
      }
    const client = createClient({
      baseUrl,
      fetch: async () => json({}),
      middleware: [named('first'), named('second')],
    })
    await client.call('get_api_root', {})
    expect(order).toEqual(['first', 'second'])
  })

  test('uploads a file byte by byte, with what it is for', async () => {
    const bytes = new Uint8Array([0, 13, 10, 255, 45, 45])
    let form: FormData | undefined
    const fetch = async (request: Request) => {
      if (request.url.endsWith('/token')) return tokenAnswer(1)
      form = await request.formData()
      return new Response(null, { status: 201 })
    }
    const client = createClient({ baseUrl, fetch, credentials })
    const product = { identifier: 'halo', attribute: 'manual', locale: null, scope: null }
    const file = new File([bytes], 'Käfer "1".pdf')
    const { response } = await client.upload('post_media_files', { product, file })
    expect(response.status).toBe(201)
    expect(JSON.parse(String(form?.get('product')))).toEqual(product)
    const sent = form?.get('file') as File
    expect([sent.name, new Uint8Array(await sent.arrayBuffer())]).toEqual([file.name, bytes])
  })

  test('sends a description as it is and leaves the answer unread', async () => {
    const wire = observe(() => new Response('as it is', { status: 418 }))
    const client = createClient({ baseUrl, fetch: wire.fetch, credentials, sandboxKey: 'key' })
    const response = await client.send({
      method: 'PATCH',
      url: `${baseUrl}/api/rest/v1/products/a%2Fb?x=1`,
      headers: { 'Content-Type': 'text/plain', 'X-Mine': 'yes' },
      body: 'é',
    })
    const [sent] = wire.requests
    expect(sent).toMatchObject({
      method: 'PATCH',
      url: `${baseUrl}/api/rest/v1/products/a%2Fb?x=1`,
    })
    expect(Object.fromEntries(sent!.headers)).toEqual({
      'content-type': 'text/plain',
      'x-mine': 'yes',
    })
    expect(await sent!.text()).toBe('é')
    expect(response.status).toBe(418)
    expect(await response.text()).toBe('as it is')
  })

  test("uses the runtime's fetch when none is given", async () => {
    const client = createClient({ baseUrl: 'http://127.0.0.1:9', retry: false })
    await expect(client.call('get_api_root', {})).rejects.toThrow(
      'No answer to GET http://127.0.0.1:9',
    )
  })
})

test('loadSnippets brings a writer for every language that is offered', async () => {
  const { writeSnippet } = await loadSnippets()
  for (const { id } of snippetLanguages) {
    const snippet = writeSnippet({ method: 'GET', url: `${baseUrl}/api`, headers: {} }, id)
    expect(snippet).toContain('https://pim.example/api')
  }
})
