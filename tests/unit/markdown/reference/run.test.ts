import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operations, type Operation } from '#contract'
import { createTemporaryHost } from '#server'
import { readNotes, reasonFor } from '../../../../src/markdown/reference/exceptions.ts'
import {
  type ReferenceSamples,
  runReference,
  statusesOf,
} from '../../../../src/markdown/reference/run.ts'

const pim = createTemporaryHost()
afterAll(pim.close)

const url = 'http://localhost:4321'
const notes = readNotes('content')
let samples: ReferenceSamples
beforeAll(async () => {
  samples = await runReference(pim.fetch, url, notes)
}, 120_000)

const all = Object.values<Operation>(operations)

describe('the examples of the reference', () => {
  test.each(all)('$id has one of each answer, or a reason why not', (operation) => {
    const answered = samples[operation.id].map(({ answer }) => answer.status)
    const missing = statusesOf(operation).filter(
      (status) => !answered.includes(status) && !reasonFor(notes, operation, status),
    )
    expect(missing).toEqual([])
  })

  test('give no secret away', () => {
    const text = JSON.stringify(samples)
    expect(text).toContain('Bearer <access_token>')
    expect(text).not.toMatch(/Bearer (?!<)\w/)
    expect(text).not.toMatch(/"key\\?":\\?"(?!<)/)
  })

  test('begin with an answer that all went well', () => {
    const first = Object.values(samples).flatMap((each) => each.slice(0, 1))
    expect(first.length).toBeGreaterThan(100)
    expect(first.filter(({ answer }) => answer.status >= 300)).toEqual([])
  })
})

test('an answer that the contract does not declare stops the build', async () => {
  const send = async (request: Request) => {
    const answer = await pim.fetch(request)
    return request.url.endsWith('/currencies/EUR') ? new Response('{}', { status: 418 }) : answer
  }
  await expect(runReference(send, url, notes, [operations.get_currencies__code_])).rejects.toThrow(
    /get_currencies__code_: answered with 418, not 2xx/,
  )
})

test('notes name only operations that there are', () => {
  const ids = [...notes.queries.keys(), ...notes.setup.keys(), ...notes.creations.keys()]
  for (const id of ids) expect(operations).toHaveProperty(id)
})

test('a reason stands only where one is needed', () => {
  for (const operation of all) {
    for (const { answer } of samples[operation.id]) {
      expect(notes.missing.get(`${operation.id} ${answer.status}`)).toBeUndefined()
    }
  }
})
