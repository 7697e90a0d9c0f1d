import { describe, expect, test } from 'vitest'
import { editionFacts } from '../../../src/pages/_editions.ts'

describe('what a page says of editions', () => {
  test('is nothing when all of it is for everybody', () => {
    expect(editionFacts('every', '# A page\n\n::: tips\nTry it.\n:::\n')).toBeUndefined()
    expect(
      editionFacts('every', '::: availability versions=7.0,SaaS editions=CE,GE,EE'),
    ).toBeUndefined()
  })

  test('is who lacks the page', () => {
    expect(editionFacts('enterprise', '')).toEqual({
      needs: 'the Enterprise Edition',
      without: ['community', 'growth'],
      withoutParts: [],
    })
  })

  test('is who lacks a part of it, wherever the block stands', () => {
    const text =
      'Words.\n\n- a\n\n  :::ee\n  Only there.\n  :::\n\n> ::: availability versions=SaaS\n'
    expect(editionFacts('every', text)?.withoutParts).toEqual(['community', 'growth', 'enterprise'])
  })
})
