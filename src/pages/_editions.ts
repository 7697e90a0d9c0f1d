import { type EditionChoice, editionChoices, editionsWith } from '#contract'
import type { Edition } from '#markdown'

interface EditionFacts {
  /** The edition that the page is about, in a sentence; none when it is for every one. */
  needs?: string | undefined
  without: EditionChoice[]
  withoutParts: EditionChoice[]
}

const needed: Record<Edition, { name?: string; codes: string[] }> = {
  every: { codes: [] },
  growth: { name: 'the Growth and the Enterprise Edition', codes: ['GE', 'EE'] },
  enterprise: { name: 'the Enterprise Edition', codes: ['EE'] },
}

/**
 * What a page differs by for readers of other editions: as a whole by its front matter, in parts by the blocks
 * `ee` and `availability` in its text. Nothing where it does not.
 */
export function editionFacts(edition: Edition, text: string): EditionFacts | undefined {
  const { name, codes } = needed[edition]
  const without = lacking([editionsWith({ editions: codes })])
  const withoutParts = lacking(availabilities(text).map(editionsWith))
  if (without.length + withoutParts.length === 0) return undefined
  return { needs: name, without, withoutParts }
}

/** Words for badges: which editions have what a page is about, where that is not every one. */
export function editionBadges(edition: Edition): string[] {
  if (edition === 'growth') return ['Growth and Enterprise Edition']
  return edition === 'enterprise' ? ['Enterprise Edition'] : []
}

function lacking(having: EditionChoice[][]): EditionChoice[] {
  return editionChoices.map(({ id }) => id).filter((id) => having.some((ids) => !ids.includes(id)))
}

/** The opening lines of blocks that name editions or versions. */
function availabilities(text: string): { versions?: string[]; editions?: string[] }[] {
  const fences = text.matchAll(/^[ \t>]*:{3,}[ \t]*(ee|availability)\b(.*)$/gm)
  return [...fences].map(([, name, settings = '']) =>
    name === 'ee' ? { editions: ['EE'] } : readSettings(settings),
  )
}

function readSettings(words: string): { versions?: string[]; editions?: string[] } {
  const pairs = words.matchAll(/\b(versions|editions)=(\S+)/g)
  return Object.fromEntries([...pairs].map(([, key, value = '']) => [key, value.split(',')]))
}
