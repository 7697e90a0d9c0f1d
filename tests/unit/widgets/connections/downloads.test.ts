import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import type { Connection } from '#contract'
import {
  writeEnvironmentFile,
  writePostmanEnvironment,
} from '../../../../src/widgets/connections/downloads.ts'

const connection = {
  label: 'Our ERP\nPIM_URL=http://evil.example',
  client_id: '1_abc',
  secret: 's3cret',
  username: 'erp_4711',
} as Connection
const baseUrl = 'http://localhost:4321'

test('the .env file has the five settings of a connector, and a label adds none', () => {
  const text = writeEnvironmentFile({ baseUrl, connection, password: 'pass' })
  expect(parseEnv(text)).toEqual({
    PIM_URL: baseUrl,
    PIM_CLIENT_ID: '1_abc',
    PIM_SECRET: 's3cret',
    PIM_USERNAME: 'erp_4711',
    PIM_PASSWORD: 'pass',
  })
})

test('a password that nobody knows any more is left to be filled in', () => {
  const text = writeEnvironmentFile({ baseUrl, connection, password: undefined })
  expect(parseEnv(text)).not.toHaveProperty('PIM_PASSWORD')
  expect(text).toContain('# PIM_PASSWORD=')
})

test('the environment for Postman keeps secrets as secrets', () => {
  const text = writePostmanEnvironment({ baseUrl, connection, password: 'pass' })
  const environment = JSON.parse(text) as { values: { key: string; value: string; type: string }[] }
  expect(environment).toMatchObject({ _postman_variable_scope: 'environment' })
  expect(environment.values.map(({ key, value, type }) => [key, value, type])).toEqual([
    ['url', baseUrl, 'default'],
    ['clientId', '1_abc', 'default'],
    ['secret', 's3cret', 'secret'],
    ['username', 'erp_4711', 'default'],
    ['password', 'pass', 'secret'],
  ])
})
