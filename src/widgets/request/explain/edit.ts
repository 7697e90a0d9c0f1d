import type { Circumstances, Fix } from './context.ts'

export type Plain = Record<string, unknown>

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** JSON, or undefined for what is none. */
export function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

/** Offers the body with something changed in it; nothing when the body is no object. */
export function fixBody(
  { request, body, line }: Circumstances,
  label: string,
  change: (body: Plain) => Plain,
): Fix | undefined {
  if (!isPlain(body)) return undefined
  const changed = change(structuredClone(body))
  if (line === undefined) return { label, change: { body: JSON.stringify(changed, null, 2) } }
  const lines = (request.body ?? '').split('\n')
  return { label, change: { body: lines.with(line, JSON.stringify(changed)).join('\n') } }
}

/** The same with one property of the body replaced. */
export function fixProperty(
  about: Circumstances,
  label: string,
  property: string,
  value: unknown,
): Fix | undefined {
  return fixBody(about, label, (body) => ({ ...body, [property]: value }))
}

/** Offers the address with something changed in it. */
export function fixAddress(
  { url }: Circumstances,
  label: string,
  change: (url: URL) => void,
): Fix | undefined {
  const changed = new URL(url)
  change(changed)
  return { label, change: { target: changed.pathname + changed.search } }
}

/** The same with one parameter replaced, or taken away. */
export function fixParameter(
  about: Circumstances,
  label: string,
  name: string,
  value: string | undefined,
): Fix | undefined {
  return fixAddress(about, label, ({ searchParams }) => {
    if (value === undefined) searchParams.delete(name)
    else searchParams.set(name, value)
  })
}

/** Offers another value for a header, or none. */
export function fixHeader(
  { request }: Circumstances,
  label: string,
  name: string,
  value: string | undefined,
): Fix {
  const others = Object.entries(request.headers).filter(
    ([known]) => known.toLowerCase() !== name.toLowerCase(),
  )
  const own = value === undefined ? [] : [[name, value]]
  return { label, change: { headers: Object.fromEntries([...own, ...others]) } }
}
