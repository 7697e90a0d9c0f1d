import { describe, expect, test } from 'vitest'
import { tocEntries } from '../../../src/components/toc.ts'

const heading = (depth: number, text: string) => ({ depth, text, slug: text.toLowerCase() })

describe('the table of contents', () => {
  test('has two levels, counted from the shallowest heading', () => {
    const entries = tocEntries([
      heading(2, 'Doors'),
      heading(3, 'Keys'),
      heading(4, 'Teeth'),
      heading(2, 'Walls'),
    ])
    expect(entries).toEqual([
      { slug: 'doors', text: 'Doors', entries: [{ slug: 'keys', text: 'Keys', entries: [] }] },
      { slug: 'walls', text: 'Walls', entries: [] },
    ])
  })

  test('keeps a deeper heading that comes before any other', () => {
    expect(tocEntries([heading(3, 'First'), heading(2, 'Second')]).map(({ text }) => text)).toEqual(
      ['First', 'Second'],
    )
  })

  test('is empty for a page without headings', () => {
    expect(tocEntries([])).toEqual([])
  })
})
