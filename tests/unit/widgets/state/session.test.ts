import { afterEach, describe, expect, test, vi } from 'vitest'
import { sessionAtom } from '../../../../src/widgets/state/session.ts'

const readText = (stored: unknown) => (typeof stored === 'string' ? stored : undefined)

function storage(entries: Record<string, string> = {}) {
  const kept = new Map(Object.entries(entries))
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  })
  return kept
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a store for one tab', () => {
  test('begins with what the tab remembers', () => {
    storage({ a: '"kept"' })
    expect(sessionAtom('a', 'initial', readText).get()).toBe('kept')
  })

  test('begins anew with what it cannot read', () => {
    storage({ a: '{"not":"a text"}', b: 'not JSON' })
    expect(sessionAtom('a', 'initial', readText).get()).toBe('initial')
    expect(sessionAtom('b', 'initial', readText).get()).toBe('initial')
  })

  test('writes what it is set to, and clears it away', () => {
    const kept = storage()
    const store = sessionAtom<string | undefined>('a', undefined, readText)
    store.set('new')
    expect(kept.get('a')).toBe('"new"')
    store.set(undefined)
    expect(kept.has('a')).toBe(false)
  })

  test('lives on in the page where there is no storage', () => {
    const store = sessionAtom<string>('a', 'initial', readText)
    store.set('new')
    expect(store.get()).toBe('new')
  })
})
