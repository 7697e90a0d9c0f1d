import { describe, expect, test } from 'vitest'
import { parseObject, readText } from '../../../../src/sandbox/http/body.ts'
import { HttpProblem } from '../../../../src/sandbox/http/problem.ts'

const request = (body: string, headers: Record<string, string> = {}) =>
  new Request('http://localhost', { method: 'POST', body, headers })

describe('readText', () => {
  test('reads a body of up to the limit in bytes', async () => {
    expect(await readText(request('ééé'), 6)).toBe('ééé')
    await expect(readText(request('éééé'), 6)).rejects.toEqual(
      new HttpProblem(413, 'Request content exceeded the maximum allowed size of 6 bytes'),
    )
  })

  test('believes a declared length that is too much, without reading', async () => {
    const large = request('abc', { 'content-length': '7' })
    await expect(readText(large, 6)).rejects.toThrow('maximum allowed size')
    expect(large.bodyUsed).toBe(false)
  })

  test('reads nothing from a request without a body', async () => {
    expect(await readText(new Request('http://localhost'), 6)).toBe('')
  })

  test('keeps characters whole that arrive in pieces', async () => {
    const [first, second] = new TextEncoder().encode('é')
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of [first, second]) controller.enqueue(Uint8Array.of(byte ?? 0))
        controller.close()
      },
    })
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit
    expect(await readText(new Request('http://localhost', init), 6)).toBe('é')
  })

  test('drops a byte order mark, which is no part of the text', async () => {
    expect(await readText(request('\uFEFF{}'), 6)).toBe('{}')
  })
})

describe('parseObject', () => {
  test('reads an object, and a list as the object of its places', () => {
    expect(parseObject('{"a":[1]}')).toEqual({ a: [1] })
    expect(parseObject('["x"]')).toEqual({ 0: 'x' })
    expect(parseObject('[]')).not.toHaveProperty('values')
  })

  test('reads 512 levels and no more', () => {
    const nested = (levels: number) => '{"a":'.repeat(levels - 1) + '{}' + '}'.repeat(levels - 1)
    expect(() => parseObject(nested(512))).not.toThrow()
    expect(() => parseObject(nested(513))).toThrow('Invalid json message received')
  })

  test.each([
    '',
    ' ',
    'null',
    '1',
    '"a"',
    'true',
    '{',
    '{"a":1,}',
    "{'a':1}",
    String.raw`["\ud800"]`,
  ])('refuses %j', (text) => {
    expect(() => parseObject(text)).toThrow('Invalid json message received')
  })
})
