import { operations } from '#contract'
import { describeOperation } from '#client'
import { pageOrigin } from './api.ts'
import { exchange } from './exchange.ts'
import { type Choice, loadPicks, type PickKind } from './picks.ts'
import { $token } from './token.ts'

const options = new Map<string, Promise<Choice[]>>()

/** The options of a select attribute; nothing without a token, which is not made for this alone. */
export function loadOptions(attribute: string): Promise<Choice[]> {
  const token = $token.get()
  if (!token) return Promise.resolve([])
  const key = `${token.sandbox} ${attribute}`
  const found = options.get(key) ?? askOptions(attribute, token.accessToken)
  options.set(key, found)
  return found
}

/** What the reader's sandbox has of a kind; nothing for kinds that nobody knows. */
export function loadCodes(kind: string): Promise<Choice[]> {
  return loadPicks(kind as PickKind)
}

async function askOptions(attribute: string, token: string): Promise<Choice[]> {
  try {
    const request = describeOperation(
      operations.get_attributes__attribute_code__options,
      { path: { attribute_code: attribute }, query: { limit: 100 } },
      { baseUrl: pageOrigin(), authorization: `Bearer ${token}` },
    )
    const { status, body } = await exchange(request, new AbortController().signal)
    if (status !== 200) return []
    const page = JSON.parse(body) as { _embedded: { items: { code: string }[] } }
    return page._embedded.items.map(({ code }) => ({ value: code }))
  } catch {
    return []
  }
}
