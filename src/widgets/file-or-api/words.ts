import { formatMoment } from '../ui/moment.ts'
import { formatSize, formatTime } from '../ui/status.ts'
import type { Comparison, Course, Step } from './desk.ts'
import type { Measured } from './measure.ts'

/** A connector that is asked to follow within minutes asks as often as this. */
const asksADay = (24 * 60) / 5

/** A line of the comparison: the same of both ways, in numbers and in words. */
export interface Line {
  title: string
  file: { value: number; words: string }
  changes: { value: number; words: string }
}

export function linesOf({ file, changes }: Comparison): Line[] {
  const line = (title: string, pick: (way: Measured) => number, words: Words): Line => ({
    title,
    file: { value: pick(file), words: words.file(pick(file)) },
    changes: { value: pick(changes), words: words.changes(pick(changes)) },
  })
  return [
    line('Products in it', ({ products }) => products, alike(count)),
    line('To be read', ({ bytes }) => bytes, {
      file: (bytes) => `${formatSize(bytes)} of CSV`,
      changes: (bytes) => `${formatSize(bytes)} of JSON`,
    }),
    line('Calls to the PIM', ({ calls }) => calls, alike(count)),
    line('Time', ({ ms }) => ms, alike(formatTime)),
  ]
}

interface Words {
  file(value: number): string
  changes(value: number): string
}

function alike(words: (value: number) => string): Words {
  return { file: words, changes: words }
}

function count(value: number): string {
  return value.toLocaleString('en')
}

/** What follows from the figures, a sentence each. */
export function findings({ file, changes, quiet, change }: Comparison): string[] {
  const said = change
    ? [
        `${change.product} became a cent dearer at ${formatMoment(change.at.toISOString())}. Asked right after, the API told of it in ${formatTime(changes.ms)} and ${formatSize(changes.bytes)}.`,
        `A file that says the same is ${formatSize(file.bytes)}, with ${count(file.products - 1)} products that nobody touched. One that is written every night would not have known before tonight.`,
      ]
    : changes.products === 0
      ? [
          'Nothing has changed since the file was begun, and the API says so in one short answer. The file has no way to say it: the next one is just as long.',
        ]
      : [
          `Something else changed ${changes.products === 1 ? 'a product' : `${count(changes.products)} products`} in the meantime, and the API tells which.`,
        ]
  return quiet ? [...said, dayOf(quiet, file)] : said
}

function dayOf(quiet: Measured, file: Measured): string {
  return `Asked every five minutes, a quiet day takes ${asksADay} such answers, ${formatSize(asksADay * quiet.bytes)} in all, and the shop is never more than five minutes behind. The file of a night takes ${formatSize(file.bytes)}, and is up to 24 hours old.`
}

/** What is going on, for the eye and for the ear. */
export function wordsForStep(step: Step, products: number): string {
  const so = products > 0 ? `: ${count(products)} products so far` : ''
  return `${stepWords[step]}${so}`
}

const stepWords: Record<Step, string> = {
  way: 'Getting to your PIM',
  frame: 'Reading the channel and its attributes, once for both',
  change: 'Making a product a cent dearer',
  changes: 'Asking what has changed',
  file: 'Writing the whole file',
}

/** What is said aloud; the number of products would be said a hundred times. */
export function announcement(course: Course): string {
  if (course.state === 'measuring') return `${stepWords[course.step]}.`
  if (course.state === 'failed') return course.obstacle.title
  if (course.state === 'idle') return ''
  const { file, changes } = course.comparison
  return `Measured. The file: ${count(file.products)} products, ${formatSize(file.bytes)}, ${formatTime(file.ms)}. The changes: ${count(changes.products)}, ${formatSize(changes.bytes)}, ${formatTime(changes.ms)}.`
}
