import { describe, expect, test } from 'vitest'
import { readConnectors } from '../../../src/markdown/connectors/read.ts'
import { flowAdvice, installSteps } from '../../../src/marketplace/advice.ts'
import { usesApi } from '../../../src/marketplace/connector.ts'
import { relatedTo } from '../../../src/marketplace/related.ts'

const { connectors } = readConnectors('content')
const named = (id: string) => {
  const found = connectors.find((each) => each.id === id)
  if (!found) throw new Error(`no connector ${id}`)
  return found
}

test('there are connectors of nearly every kind, most of them with the API', () => {
  expect(connectors.length).toBeGreaterThanOrEqual(40)
  expect(connectors.filter(usesApi).length).toBeGreaterThanOrEqual(40)
  expect(new Set(connectors.map(({ category }) => category)).size).toBeGreaterThanOrEqual(10)
})

describe('the steps to a first flow', () => {
  test.each(connectors.filter(usesApi).map(({ id }) => id))(
    '%s gets its credentials, and a sandbox to try them in',
    (id) => {
      const steps = installSteps(named(id)).join('\n')
      expect(steps).toContain('**Use your credentials**')
      expect(steps).toContain('/sandbox/connections.html')
    },
  )

  test('an app has no password to copy, a connection has four values', () => {
    expect(installSteps(named('blackbird')).join('\n')).toContain('no password to copy')
    expect(installSteps(named('airbyte')).join('\n')).toContain('flow type *Data destination*')
  })

  test('what uses no API is given no credentials', () => {
    const steps = installSteps(named('tessa')).join('\n')
    expect(steps).toContain('takes no credentials of a connection')
    expect(steps).not.toContain('/sandbox/connections.html')
  })
})

describe('the flow type', () => {
  test.each([
    ['channelengine', /^\*\*Other\*\*: its publisher asks for it/],
    ['laravel-akeneo-products', /^\*\*Data source\*\*, because it brings/],
    ['fivetran', /^\*\*Data destination\*\*, because it takes/],
    ['dataggo-bynder', /two connections/],
    ['terraform-provider', /^No source says/],
    ['akeneo-api-php-client', /depends on what you build/],
    ['prestaneo', /^None/],
  ])('of %s', (id, advice) => {
    expect(flowAdvice(named(id))).toMatch(advice)
  })
})

test('others to look at use the API and connect the same system first', () => {
  const related = relatedTo(named('dataggo-bynder'), connectors)
  expect(related[0]?.id).toBe('induxx-bynder')
  expect(related.every(usesApi)).toBe(true)
  expect(related.map(({ id }) => id)).not.toContain('dataggo-bynder')
})
