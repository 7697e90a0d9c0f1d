import { describe, expect, test } from 'vitest'
import { answerBudget, createAnswerMemory } from '../../../../src/sandbox/rest/answer-memory.ts'

const answer = (bytes: number) => ({ status: 200, headers: { a: 'b' }, body: 'x'.repeat(bytes) })
const quarter = answerBudget / 4

describe('createAnswerMemory', () => {
  test('gives back what it keeps, encoded', () => {
    const memory = createAnswerMemory()
    memory.keep('/a', { status: 200, headers: { a: 'b' }, body: 'é' })
    expect(memory.get('/a')).toEqual({
      status: 200,
      headers: { a: 'b' },
      body: new Uint8Array([0xc3, 0xa9]),
    })
    expect(memory.get('/b')).toBeUndefined()
  })

  test('keeps good answers only, and none that takes all the room', () => {
    const memory = createAnswerMemory()
    memory.keep('/a', { status: 404, body: 'x' })
    memory.keep('/b', answer(3 * quarter))
    expect([memory.get('/a'), memory.get('/b')]).toEqual([undefined, undefined])
  })

  test('lets the oldest go when there is too much', () => {
    const memory = createAnswerMemory()
    for (const address of ['/1', '/2', '/3', '/4']) memory.keep(address, answer(quarter))
    expect(memory.get('/1')).toBeDefined()
    memory.keep('/5', answer(quarter))
    expect(memory.get('/1')).toBeUndefined()
    expect(memory.get('/2')).toBeDefined()
    expect(memory.get('/5')).toBeDefined()
  })

  test('forgets everything at once, and has all its room again', () => {
    const memory = createAnswerMemory()
    for (const address of ['/1', '/2', '/3', '/4']) memory.keep(address, answer(quarter))
    memory.forget()
    expect(memory.get('/1')).toBeUndefined()
    for (const address of ['/5', '/6', '/7', '/8']) memory.keep(address, answer(quarter))
    expect(memory.get('/5')).toBeDefined()
  })
})
