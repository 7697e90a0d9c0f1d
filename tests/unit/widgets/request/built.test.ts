import { expect, test } from 'vitest'
import { atOrigin } from '../../../../src/widgets/request/built.ts'

test('an answer of the build names the address where the page is read', () => {
  const answer = {
    status: 201,
    statusText: 'Created',
    headers: { Location: 'http://localhost:4321/api/a' },
    body: '{"href":"http://localhost:4321/api/b"}',
  }
  expect(atOrigin(answer, 'http://localhost:4321', 'http://pim.test')).toMatchObject({
    headers: { Location: 'http://pim.test/api/a' },
    body: '{"href":"http://pim.test/api/b"}',
  })
})
