import { limits, type BatchLine } from '#contract'
import type { UntypedResult } from './result.ts'

/** What became of one item of a batch. */
export type Outcome<Item> =
  | { kind: 'created' | 'updated'; line: number; item: Item; answer: BatchLine }
  /** The PIM refused this line; `answer` says why (`message`, perhaps `errors`). */
  | { kind: 'refused'; line: number; item: Item; answer: BatchLine }
  /**
   * This line got no answer of its own: its request was answered with an error (401, 413, 503 …),
   * the answer has no such line, or the line is longer than the PIM takes and was not sent (no
   * `response` then).
   */
  | {
      kind: 'failed'
      line: number
      item: Item
      error: { code: number; message: string }
      response?: Response
    }

/** A line on its way: the item, its place in the whole input (from 1) and the text that is sent. */
interface Line<Item> {
  line: number
  item: Item
  text: string
}

/**
 * Characters of one request's body, line breaks included. The PIM documents none; one line may have
 * as many, so that every admissible line fits, and a full body stays far below what servers
 * commonly take.
 */
export const bodyCharacters: number = limits.lineCharacters

/**
 * Sends items as lines, 100 a request at most and one request after the other, because a line may
 * rely on one before it. Gives one outcome an item, in the order of the items; `line` counts over
 * the whole input. A full request goes out before the source is asked for more.
 *
 * A refused line or a failed request does not end the batch. A broken connection does: the error is
 * thrown after the outcomes of all earlier requests were given, and of the lines on their way
 * nobody knows what became.
 *
 * @param sendLines one request with these items
 * @throws NetworkError
 */
export async function* sendBatch<Item>(
  source: Iterable<Item> | AsyncIterable<Item>,
  sendLines: (items: readonly Item[]) => Promise<UntypedResult>,
): AsyncGenerator<Outcome<Item>, void, undefined> {
  for await (const chunk of chunks(numbered(source))) {
    const sendable = chunk.filter(isShortEnough)
    const answered =
      sendable.length > 0 ? await answers(sendable, sendLines) : new Map<number, Outcome<Item>>()
    for (const line of chunk) yield answered.get(line.line) ?? tooLong(line)
  }
}

async function answers<Item>(
  chunk: readonly Line<Item>[],
  sendLines: (items: readonly Item[]) => Promise<UntypedResult>,
): Promise<Map<number, Outcome<Item>>> {
  const result = await sendLines(chunk.map(({ item }) => item))
  const lines = Array.isArray(result.data) ? (result.data as BatchLine[]) : []
  const byNumber = new Map(lines.map((answer) => [answer.line, answer]))
  return new Map(
    chunk.map(({ line, item }, index) => {
      const answer = byNumber.get(index + 1)
      const outcome: Outcome<Item> = answer
        ? { kind: kindOf(answer), line, item, answer }
        : { kind: 'failed', line, item, ...failureOf(result, index + 1) }
      return [line, outcome]
    }),
  )
}

function failureOf({ error, response }: UntypedResult, line: number) {
  const message = `The answer says nothing about line ${line} of its request.`
  return { error: error ?? { code: response.status, message }, response }
}

function kindOf(answer: BatchLine): 'created' | 'updated' | 'refused' {
  if (answer.status_code === 201) return 'created'
  return answer.status_code === 204 ? 'updated' : 'refused'
}

function tooLong<Item>({ line, item, text }: Line<Item>): Outcome<Item> {
  const message = `The line has ${text.length} characters, and ${limits.lineCharacters} are allowed. It was not sent.`
  return { kind: 'failed', line, item, error: { code: 413, message } }
}

function isShortEnough({ text }: Line<unknown>): boolean {
  return text.length <= limits.lineCharacters
}

async function* numbered<Item>(
  source: Iterable<Item> | AsyncIterable<Item>,
): AsyncGenerator<Line<Item>> {
  let line = 0
  for await (const item of source) yield { line: ++line, item, text: JSON.stringify(item) }
}

// A line that is too long is not sent, so it takes no room; it travels in its chunk to keep its
// place.
async function* chunks<Item>(lines: AsyncIterable<Line<Item>>): AsyncGenerator<Line<Item>[]> {
  let chunk: Line<Item>[] = []
  let size = 0
  for await (const line of lines) {
    const room = isShortEnough(line) ? line.text.length + 1 : 0
    if (size + room > bodyCharacters + 1) {
      yield chunk
      chunk = []
      size = 0
    }
    chunk.push(line)
    size += room
    if (chunk.length === limits.batchLines) {
      yield chunk
      chunk = []
      size = 0
    }
  }
  if (chunk.length > 0) yield chunk
}
