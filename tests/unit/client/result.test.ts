import { createClient, NetworkError, readResult, TimeoutError } from '#client'
import { mediaTypes } from '#contract'
import { describe, expect, test } from 'vitest'
import { baseUrl, json, lines, observe } from './support.ts'

const request = new Request(baseUrl)
const read = (response: Response) => readResult(request, response)

describe('readResult', () => {
  test('gives the JSON of a success as data', async () => {
    const response = json({ code: 'halo' })
    expect(await read(response)).toEqual({ data: { code: 'halo' }, response })
  })

  test.for([201, 204])('gives no data for an empty %i', async (status) => {
    const result = await read(new Response(null, { status }))
    expect(result.data).toBeUndefined()
    expect(result.error).toBeUndefined()
  })

  test('gives the lines of a batch as a list', async () => {
    const { data } = await read(
      lines([
        { line: 1, status_code: 204 },
        { line: 2, status_code: 201 },
      ]),
    )
    expect(data).toEqual([
      { line: 1, status_code: 204 },
      { line: 2, status_code: 201 },
    ])
  })

  test('gives an empty list for a batch of nothing', async () => {
    const headers = { 'Content-Type': `${mediaTypes.collection}; charset=utf-8` }
    expect((await read(new Response('', { headers }))).data).toEqual([])
  })

  test('gives the body of an error as it is', async () => {
    const error = { code: 422, message: 'Validation failed.', errors: [{ property: 'code' }] }
    expect((await read(json(error, 422))).error).toEqual(error)
  })

  test.for([
    ['<h1>Bad gateway</h1>', 502],
    ['', 502],
    ['"text"', 500],
    ['null', 500],
    ['{"error":"x"}', 500],
  ] as const)('wraps an error that says %j', async ([text, status]) => {
    const { error } = await read(new Response(text, { status, statusText: 'Oh' }))
    expect(error).toEqual({ code: status, message: `The answer is ${status} Oh.`, text })
  })

  test('takes a success that is not JSON for an error', async () => {
    const { data, error } = await read(new Response('<h1>Welcome</h1>'))
    expect(data).toBeUndefined()
    expect(error).toEqual({
      code: 200,
      message: 'The answer is not JSON.',
      text: '<h1>Welcome</h1>',
    })
  })

  test('throws when the answer breaks off', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) })
    await expect(read(new Response(body))).rejects.toThrow(NetworkError)
  })
})

describe('a broken connection', () => {
  const options = { baseUrl, retry: false as const }

  test('throws with the request and its cause', async () => {
    const cause = new TypeError('fetch failed')
    const client = createClient({ ...options, fetch: () => Promise.reject(cause) })
    const error = await client.call('get_api_root', {}).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(NetworkError)
    expect(error).toMatchObject({ message: `No answer to GET ${baseUrl}/api/rest/v1`, cause })
    expect((error as NetworkError).request.url).toBe(`${baseUrl}/api/rest/v1`)
  })

  test('throws when no answer comes in time, even if fetch knows no signals', async () => {
    const client = createClient({
      ...options,
      timeout: 10,
      fetch: () => new Promise(() => undefined),
    })
    const error = await client.call('get_api_root', {}).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ timeout: 10, message: expect.stringContaining('within 10 ms') })
  })

  test("throws the caller's own reason after an abort", async () => {
    const abort = new AbortController()
    const client = createClient({ ...options, fetch: () => new Promise(() => undefined) })
    const answer = client.call('get_api_root', {}, { signal: abort.signal })
    abort.abort(new Error('changed my mind'))
    await expect(answer).rejects.toThrow('changed my mind')
  })

  test('sends nothing once the caller has aborted', async () => {
    const wire = observe(() => json({}))
    const client = createClient({ baseUrl, fetch: wire.fetch })
    const call = client.call(
      'get_api_root',
      {},
      { signal: AbortSignal.abort(new Error('too late')) },
    )
    await expect(call).rejects.toThrow('too late')
    expect(wire.requests).toHaveLength(0)
  })
})
