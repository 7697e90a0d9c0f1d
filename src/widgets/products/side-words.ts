import type { Completeness, Difference } from '#contract'
import { type Naming, nameOfAttribute, nameOfChannel } from './names.ts'
import { wordsForValue } from './value-words.ts'

/** Characters of a side that are shown; a change of a long text is seen at its place. */
const most = 160

/** One side of a difference as people read it. */
export function wordsForSide(
  difference: Difference,
  side: 'before' | 'after',
  naming: Naming,
): string {
  const data = difference[side]
  const words =
    difference.attribute === undefined
      ? wordsForProperty(difference.property, data)
      : wordsForValue(difference.attribute, { data }, naming)
  return words.length > most ? `${words.slice(0, most)} …` : words
}

/** What it is about: `Name, en_US`, `Tagline, Mobile app, fr_FR` or `categories`. */
export function wordsForPlace(
  { property, attribute, scope, locale }: Difference,
  naming: Naming,
): string {
  const name =
    attribute === undefined ? nameOfProperty(property) : nameOfAttribute(attribute, naming)
  const places = [scope && nameOfChannel(scope, naming), locale].filter(Boolean)
  return [name, ...places].join(', ')
}

function wordsForProperty(property: string, data: unknown): string {
  if (property === 'completenesses' && Array.isArray(data)) return wordsForCompleteness(data)
  if (data === undefined || data === null) return 'nothing'
  if (typeof data === 'boolean') return data ? 'yes' : 'no'
  if (typeof data === 'string') return data
  if (Array.isArray(data) && data.every((item) => typeof item === 'string')) {
    return data.length > 0 ? data.join(', ') : 'nothing'
  }
  return JSON.stringify(data)
}

/** `80 to 100 %`: each is told at its place. */
function wordsForCompleteness(measured: readonly Completeness[]): string {
  if (measured.length === 0) return 'not measured'
  const percentages = measured.map(({ data }) => data)
  const [least, greatest] = [Math.min(...percentages), Math.max(...percentages)]
  return least === greatest ? `${least} %` : `${least} to ${greatest} %`
}

/** `quantified_associations` -> `Quantified associations` */
function nameOfProperty(property: string): string {
  if (property === 'completenesses') return 'Completeness'
  const words = property.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
