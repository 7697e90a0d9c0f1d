import type { LoggedRequest } from '#contract'

/** Products that are led to; who sent more of them finds the others by themselves. */
const most = 5

/** Identifiers or uuids of the products that a call was about and that it left there. */
export function touchedProducts(call: LoggedRequest): readonly string[] {
  const { operation, status, address, method } = call
  if (status >= 400 || method === 'DELETE' || !operation) return []
  const named = /^\/api\/rest\/v1\/products(?:-uuid)?\/([^/?]+)$/.exec(
    address.split('?', 1)[0] ?? '',
  )
  if (named?.[1] && operation !== 'post_products_uuid_search') return [decode(named[1])]
  if (operation === 'post_products' || operation === 'post_products_uuid') {
    return namesIn(call.request.body?.text ?? '', () => true)
  }
  if (operation === 'patch_products' || operation === 'patch_products_uuid') {
    return namesIn(call.answer.body?.text ?? '', isDone).slice(0, most)
  }
  return []
}

interface Line {
  identifier?: unknown
  uuid?: unknown
  status_code?: unknown
}

function isDone({ status_code: status }: Line): boolean {
  return typeof status === 'number' && status < 400
}

function namesIn(text: string, isWanted: (line: Line) => boolean): string[] {
  return text
    .split('\n')
    .map(parse)
    .filter(isWanted)
    .map(({ identifier, uuid }) => identifier ?? uuid)
    .filter((name) => typeof name === 'string')
}

/** The last line may be cut off. */
function parse(line: string): Line {
  try {
    return { ...(JSON.parse(line) as object) }
  } catch {
    return {}
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
