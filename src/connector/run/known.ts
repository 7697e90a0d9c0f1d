import { AnswerError, type Client } from '#client'
import type { Product, ProductModel } from '#contract'

interface Question {
  attributes: readonly string[]
  signal?: AbortSignal | undefined
}

/** Which of these identifiers the PIM has, as it is now; keys in lower case, as the PIM compares them. */
export function readKnown(
  client: Client,
  identifiers: readonly string[],
  question: Question,
): Promise<Map<string, Product>> {
  const read = async (part: string[]) => {
    const call = callFor(part, question)
    const { data, error, response } = await client.call('get_products', ...call)
    if (error) throw new AnswerError(error, response)
    return data._embedded.items
  }
  return inParts(identifiers, read, ({ identifier }) => identifier)
}

/** The same for product models, by their codes. */
export function readKnownModels(
  client: Client,
  codes: readonly string[],
  question: Question,
): Promise<Map<string, ProductModel>> {
  const read = async (part: string[]) => {
    const call = callFor(part, question)
    const { data, error, response } = await client.call('get_product_models', ...call)
    if (error) throw new AnswerError(error, response)
    return data._embedded.items
  }
  return inParts(codes, read, ({ code }) => code)
}

async function inParts<Item>(
  identifiers: readonly string[],
  read: (part: string[]) => Promise<readonly Item[]>,
  nameOf: (item: Item) => string | null | undefined,
): Promise<Map<string, Item>> {
  const known = new Map<string, Item>()
  for (const part of parts(identifiers)) {
    for (const item of await read(part)) known.set((nameOf(item) ?? '').toLowerCase(), item)
  }
  return known
}

function callFor(identifiers: string[], { attributes, signal }: Question) {
  const search = { identifier: [{ operator: 'IN' as const, value: identifiers }] }
  const query = { limit: 100, ...(attributes.length > 0 && { attributes }), search }
  return [{ query }, signal ? { signal } : {}] as const
}

/** An address has room for some thousand characters, not for a hundred long identifiers. */
const longestQuestion = 3000

function* parts(identifiers: readonly string[]): Generator<string[]> {
  let part: string[] = []
  let length = 0
  for (const identifier of new Set(identifiers)) {
    const size = encodeURIComponent(identifier).length + 9
    if (part.length > 0 && (part.length === 100 || length + size > longestQuestion)) {
      yield part
      part = []
      length = 0
    }
    part.push(identifier)
    length += size
  }
  if (part.length > 0) yield part
}
