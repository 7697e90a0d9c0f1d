import { beforeEach, describe, expect, test } from 'vitest'
import {
  $progress,
  arrivalAt,
  isPageDone,
  keyOf,
  knowPage,
  markDone,
  pageOf,
} from '../../../../src/widgets/state/progress.ts'

const step = { at: '2024-03-05T09:12:44Z', sandbox: 'mine', call: 7, because: 'Seen.' }
const page = '/getting-started/one/step-1'

beforeEach(() => $progress.set({ done: {}, pages: {} }))

describe('progress', () => {
  test('a page is one, with and without its ending', () => {
    expect(pageOf(`${page}.html`)).toBe(page)
    expect(pageOf(page)).toBe(page)
  })

  test('a page is done when all its steps are', () => {
    knowPage(page, ['one', 'two'])
    markDone(keyOf(page, 'one'), step)
    expect(isPageDone($progress.get(), page)).toBe(false)
    markDone(keyOf(page, 'two'), step)
    expect(isPageDone($progress.get(), page)).toBe(true)
  })

  test('a page without steps, or never visited, is not done', () => {
    expect(isPageDone($progress.get(), page)).toBe(false)
    knowPage(page, [])
    expect(isPageDone($progress.get(), page)).toBe(false)
  })

  test('a page that got another step is not done any more', () => {
    knowPage(page, ['one'])
    markDone(keyOf(page, 'one'), step)
    knowPage(page, ['one', 'two'])
    expect(isPageDone($progress.get(), page)).toBe(false)
  })

  test('keeps when a step was done first, and when it was done in a new PIM', () => {
    const key = keyOf(page, 'one')
    markDone(key, step)
    markDone(key, { ...step, call: 9 })
    expect($progress.get().done[key]?.call).toBe(7)
    markDone(key, { ...step, sandbox: 'new', call: 2 })
    expect($progress.get().done[key]?.sandbox).toBe('new')
  })

  test('remembers the newest call of the first visit', () => {
    expect(arrivalAt(page, 'mine', 4)).toBe(4)
    expect(arrivalAt(page, 'mine', 9)).toBe(4)
    expect(arrivalAt(page, 'another', 1)).toBe(1)
  })
})
