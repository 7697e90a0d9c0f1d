import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'

test('a mapping is read without making code, which pages forbid', async () => {
  const made: unknown[] = []
  const Original = Function
  vi.stubGlobal(
    'Function',
    new Proxy(Original, {
      construct(target, texts: string[]) {
        made.push(texts)
        return Reflect.construct(target, texts) as object
      },
    }),
  )
  // Only now: what it looks for, it looks for while it is loaded.
  const { parseMapping } = await import('#connector')
  const { mapping } = parseMapping(
    readFileSync('public/downloads/evening-export.mapping.yaml', 'utf8'),
  )
  vi.unstubAllGlobals()
  expect(mapping?.version).toBe(1)
  expect(made).toEqual([])
})
