import { expect, test } from 'vitest'
import { operations, type Operation } from '#contract'
import {
  resources,
  schemasOf,
  sharedAnswers,
} from '../../../../src/components/reference/contract.ts'
import {
  answersTwin,
  objectsTwin,
  operationTwin,
  resourceTwin,
} from '../../../../src/components/reference/twin.ts'

test('an operation as Markdown says all that its page says', () => {
  const request = {
    method: 'GET',
    url: 'http://localhost:4321/api/rest/v1/products/x',
    headers: {},
  }
  const body = JSON.stringify({ code: 401, message: 'Authentication is required' })
  const answer = { status: 401, statusText: 'Unauthorized', headers: {}, body }
  const sent = { at: '2026-11-29T20:31:04.120Z', ms: 14 }
  const samples = [{ title: 'Without a token', request, answer, sent }]
  const text = operationTwin(operations.patch_products__code_, { samples, code: [], missing: {} })
  expect(text).toContain('# Create or update a product')
  expect(text).toContain('- `code` (string, required, at most 255 characters):')
  expect(text).toContain('  - `data`')
  expect(text).toContain('**Without a token**')
  expect(text).toContain('Sent by the build on 29 November 2026, answered in 14 ms.')
  expect(text).toContain('Why: ')
})

test.each(Object.values<Operation>(operations))('$id has Markdown without gaps', (operation) => {
  expect(operationTwin(operation, undefined)).not.toMatch(/undefined|\[object|\n\n\n/)
})

test.each(resources())('$name has Markdown with its operations', (resource) => {
  const text = resourceTwin(resource)
  expect(text).not.toMatch(/undefined|\[object|\n\n\n/)
  for (const { path } of resource.operations) expect(text).toContain(path)
})

test('the shared objects as Markdown are all there', () => {
  const text = objectsTwin()
  expect(text).not.toMatch(/undefined|\[object|\n\n\n/)
  for (const { name } of schemasOf()) expect(text).toContain(`## ${name}\n`)
})

test('the shared answers as Markdown are all there, with their bodies', () => {
  const text = answersTwin()
  expect(text).not.toMatch(/undefined|\[object|\n\n\n/)
  for (const { status, shared } of sharedAnswers()) expect(text).toContain(`## ${status} ${shared}`)
  expect(text).toContain('A parameter name with brackets')
  expect(text).toContain('- `Retry-After`: ')
})
