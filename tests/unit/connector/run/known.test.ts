import { AnswerError, type Client } from '#client'
import { createTemporaryHost } from '#server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readKnown } from '../../../../src/connector/run/known.ts'
import { openErp } from '../../../support/erp.ts'

const baseUrl = 'http://localhost:4321'
const host = createTemporaryHost()
afterAll(() => host.close())

let addresses: string[] = []
const fetch = (request: Request) => {
  addresses.push(request.url)
  return host.fetch(request)
}

let client: Client
beforeAll(async () => {
  client = (await openErp({ baseUrl, fetch })).client
  await client.token()
  addresses = []
})

const question = { attributes: ['name'] }

test('finds a product however its identifier is written, and only its attributes asked for', async () => {
  const known = await readKnown(client, ['VARDE_daypack_moss', 'nothing_like_it'], question)
  expect([...known.keys()]).toEqual(['varde_daypack_moss'])
  expect(Object.keys(known.get('varde_daypack_moss')!.values)).toEqual(['name'])
})

test('asks in addresses that every server takes, however long the identifiers are', async () => {
  addresses = []
  const long = Array.from({ length: 100 }, (_, index) => `${'ü'.repeat(60)}_${index}`)
  const known = await readKnown(client, [...long, 'varde_daypack_moss'], question)
  expect([...known.keys()]).toEqual(['varde_daypack_moss'])
  expect(addresses.length).toBeGreaterThan(1)
  for (const address of addresses) expect(address.length).toBeLessThan(4000)
})

test('asks once for what comes twice, and not at all for nothing', async () => {
  addresses = []
  await readKnown(client, [], question)
  expect(addresses).toEqual([])
  await readKnown(
    client,
    Array.from({ length: 300 }, () => 'varde_daypack_moss'),
    question,
  )
  expect(addresses).toHaveLength(1)
})

test('an attribute that the PIM does not have is its answer, as an error', async () => {
  await expect(
    readKnown(client, ['varde_daypack_moss'], { attributes: ['nowhere'] }),
  ).rejects.toThrow(AnswerError)
})
