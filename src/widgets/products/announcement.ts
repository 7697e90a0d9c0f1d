import type { Naming } from './names.ts'
import type { Opened, SeenProduct } from './product-desk.ts'
import { wordsForPlace, wordsForSide } from './side-words.ts'

/** Changes that are read out one by one. */
const most = 3

/** What is said aloud of a product that has changed: `Name, en_US changed from Old to New.` */
export function announcement(opened: Opened, { lit }: SeenProduct, naming: Naming): string {
  if (opened.state === 'deleted') return 'This product is deleted.'
  const told = lit
    .slice(-most)
    .map(
      (difference) =>
        `${wordsForPlace(difference, naming)} changed from ${wordsForSide(difference, 'before', naming)} to ${wordsForSide(difference, 'after', naming)}.`,
    )
  const rest = lit.length - told.length
  return [...told, ...(rest > 0 ? [`And ${rest} more.`] : [])].join(' ')
}
