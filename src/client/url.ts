/**
 * What a query parameter can hold: a scalar, a list (joined by commas) or an object (sent as JSON).
 */
export type QueryValue = string | number | boolean | null | undefined | readonly unknown[] | object

/**
 * `/products/{code}` and `{ code: 'a/b' }` -> `/products/a%2Fb`. Slashes stay as they are in the
 * parameters that `long` names.
 *
 * @throws TypeError for a missing, empty or unusable value; `.` and `..` are unusable, because
 *   every URL parser takes them, encoded or not, for a step in the path
 */
export function fillPath(
  template: string,
  values: Readonly<Record<string, unknown>>,
  long: readonly string[] = [],
): string {
  return template.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined || value === null || value === '') {
      throw new TypeError(`${template} needs a value for "${name}".`)
    }
    const text = String(value)
    const segments = long.includes(name) ? text.split('/') : [text]
    if (segments.some((segment) => segment === '.' || segment === '..')) {
      throw new TypeError(`"${text}" cannot stand in a URL as "${name}" of ${template}.`)
    }
    return segments.map(encodeStrictly).join('/')
  })
}

/**
 * `{ limit: 3, attributes: ['name', 'price'], search: { … } }` ->
 * `?limit=3&attributes=name,price&search=%7B…`; `undefined` and `null` are left out.
 */
export function formatQuery(query: Readonly<Record<string, QueryValue>>): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${encodeStrictly(name)}=${encodeQueryValue(value)}`)
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

/** `grant_type=password&username=…`, for `application/x-www-form-urlencoded` bodies. */
export function formatForm(fields: Readonly<Record<string, unknown>>): string {
  const present = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value !== null,
  )
  return new URLSearchParams(present.map(([name, value]) => [name, String(value)])).toString()
}

/**
 * Encodes what may not stand in a URL (spaces, quotes, braces, letters beyond ASCII) and leaves the
 * rest as it was typed.
 */
export function tidyUrl(url: string): string {
  return url.replace(/[^A-Za-z0-9\-._~:/?#[\]@!$&()*+,;=%]+/gu, encodeStrictly)
}

function encodeQueryValue(value: unknown): string {
  const text = Array.isArray(value)
    ? value.join(',')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)
  // RFC 3986 lets these stand in a query, and a list reads better with its commas.
  return encodeStrictly(text).replace(/%(2C|3A|2F|40)/g, decodeURIComponent)
}

// encodeURIComponent leaves !'()* alone, which shells and programming languages do not.
function encodeStrictly(text: string): string {
  if (!text.isWellFormed()) {
    throw new TypeError(`${JSON.stringify(text)} is not valid Unicode and cannot stand in a URL.`)
  }
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
