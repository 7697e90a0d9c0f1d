import 'fake-indexeddb/auto'
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Journal } from '#connector'
import { openJournal } from '../../../../../src/widgets/connector-builder/running/journal.ts'

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()))

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function linesOf(journal: Journal): Promise<string[]> {
  const lines: string[] = []
  for await (const line of journal.lines()) lines.push(line)
  return lines
}

describe('what runs have sent', () => {
  test('is there for the next run, in its order, and can be written anew', async () => {
    const first = openJournal('pim')
    for (let at = 0; at < 12; at++) await first.append(`line ${at}`)
    const next = openJournal('pim')
    expect(await linesOf(next)).toEqual(Array.from({ length: 12 }, (_, at) => `line ${at}`))
    await next.replace(['all', 'of it'])
    await next.append('and more')
    expect(await linesOf(first)).toEqual(['all', 'of it', 'and more'])
  })

  test('is nothing to another PIM, and goes when that one has its own', async () => {
    await openJournal('pim').append('sent')
    const other = openJournal('pim 2')
    expect(await linesOf(other)).toEqual([])
    await other.replace(['sent there'])
    expect(await linesOf(openJournal('pim'))).toEqual([])
  })

  test('two tabs that write at once lose nothing', async () => {
    const tabs = [openJournal('pim'), openJournal('pim')]
    await Promise.all(tabs.flatMap((tab, at) => [tab.append(`${at} a`), tab.append(`${at} b`)]))
    expect((await linesOf(openJournal('pim'))).toSorted()).toEqual(['0 a', '0 b', '1 a', '1 b'])
  })

  test('is forgotten whole where the browser has no more room, and the run goes on', async () => {
    const journal = openJournal('pim')
    await journal.append('sent')
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Full', 'QuotaExceededError')
    })
    await journal.append('sent, too')
    expect(await linesOf(openJournal('pim'))).toEqual([])
  })

  test('is kept nowhere where the browser refuses storage', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('Refused', 'SecurityError')
      },
    })
    const journal = openJournal('pim')
    expect(await linesOf(journal)).toEqual([])
    await journal.append('sent')
    await journal.replace([])
  })
})
