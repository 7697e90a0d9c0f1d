import { type Connector, usesApi } from './connector.ts'
import { codeNames, categoryNames, directionNames, editionNames, wayNames } from './terms.ts'
import { rangeWords } from './versions.ts'

/** One line of the table of facts, in Markdown; nothing is left out, `unknown` says so. */
export interface Fact {
  name: string
  value: string
}

export const unknown = 'no source says'

/** All that is known of a connector, and what is not. */
export function factsOf(connector: Connector): Fact[] {
  const { publisher, connects, direction, code, licence, repository, price } = connector
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Publisher', publisher],
    ['Connects', connects],
    ['Category', categoryNames[connector.category]],
    ['Data flows', direction && directionNames[direction]],
    ['Uses the REST API', apiWords[connector.api]],
    ['Comes in by', connector.ways.map((way) => wayNames[way]).join(', or ')],
    ['Versions of the PIM', rangeWords(connector.versions)],
    ['Editions', connector.editions.map((each) => `${editionNames[each]} (${each})`).join(', ')],
    ['Source code', code && codeNames[code]],
    ['Licence', licence],
    ['Repository', repository && `[${repository}](https://github.com/${repository})`],
    ['Price', price],
  ]
  return [
    ...facts.map(([name, value]) => ({ name, value: value || unknown })),
    { name: 'Sources', value: connector.sources.map(sourceWords).join('; ') },
    { name: 'Checked', value: checkedWords(connector) },
    { name: 'How sure we are', value: sureWords[connector.confidence] },
  ]
}

const apiWords = {
  yes: 'yes',
  inferred: 'very likely; no source says it in so many words',
  no: 'no',
}

const sureWords = {
  high: 'sure: a source says it, or its code was read',
  medium: 'fairly sure: read on a page or two',
}

/** In a word or two, for lists. */
export function apiLabel(connector: Connector): string {
  if (!usesApi(connector)) return 'No API'
  return connector.api === 'inferred' ? 'API, inferred' : 'API'
}

/** `2026`, `in May 2025` or a day in words. */
export function whenWords(written: string): string {
  const [year = '', month, day] = written.split('-')
  if (!month) return year
  const date = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`)
  return date.toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day && { day: 'numeric' }),
  })
}

function checkedWords({ checked, seen }: Connector): string {
  return `${whenWords(checked)}${seen ? `; what was read was as of ${whenWords(seen)}` : ''}`
}

function sourceWords({ label, url }: Connector['sources'][number]): string {
  return url ? `[${label}](${url})` : label
}
