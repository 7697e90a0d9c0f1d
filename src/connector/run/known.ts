import { AnswerError, type Client } from '#client'
import type { Product } from '#contract'

/** Which of these identifiers the PIM has, as it is now; keys in lower case, as the PIM compares them. */
export async function readKnown(
  client: Client,
  identifiers: readonly string[],
  question: { attributes: readonly string[]; signal?: AbortSignal | undefined },
): Promise<Map<string, Product>> {
  const { attributes, signal } = question
  const known = new Map<string, Product>()
  for (const part of parts(identifiers)) {
    const { data, error, response } = await client.call(
      'get_products',
      {
        query: {
          limit: 100,
          ...(attributes.length > 0 && { attributes }),
          search: { identifier: [{ operator: 'IN', value: part }] },
        },
      },
      signal ? { signal } : {},
    )
    if (error) throw new AnswerError(error, response)
    for (const product of data._embedded.items) {
      if (product.identifier != null) known.set(product.identifier.toLowerCase(), product)
    }
  }
  return known
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
