import { plain } from './words.ts'

/**
 * How much of a message stands in a text word for word, 0 to 1. Words that name something of the reader's
 * own (a code, a value) differ from the page's, so runs of words count, not the whole.
 */
export function createSharedWords(message: string): (text: string) => number {
  const words = plain(message).split(' ')
  const runs = [...new Set(runsOf(words))]
  return (text) => {
    if (runs.length === 0) return 0
    const padded = ` ${plain(text)} `
    return runs.filter((run) => padded.includes(` ${run} `)).length / runs.length
  }
}

const runLength = 3

function runsOf(words: readonly string[]): string[] {
  if (words.length < runLength) return [words.join(' ')]
  return words.slice(0, 1 - runLength).map((_, at) => words.slice(at, at + runLength).join(' '))
}
