import { secretNames } from './secrets.ts'

/** A host that nobody has: `https://my-pim.example`, `https://pim.example.com`. */
const host =
  /https?:\/\/(?:[\w-]+\.)*(?:(?:my|your)-[\w-]+\.[\w.]+|[\w-]+\.example\b|example\.(?:com|org|net))/

/** Words in brackets that name a thing to be replaced, as no HTML does. */
const named = /^(?:token|secret|key|uuid|identifier|host|domain|url|username|password|value)$/i
const several = /^[a-z]\w*(?:[ _-]\w+)+$/i

const signs: readonly RegExp[] = [
  // YOUR_CLIENT_ID, your-token
  /\b(?:YOUR|MY)_[A-Z_]+\b|\byour[-_][a-z_-]+\b/,
  // Bearer xxx, Basic ..., "code": "…"
  /\bx{3,}\b|\bXXX+\b/,
  /\b(?:Bearer|Basic) (?:\.{3}|…)|["'](?:\.{3}|…)["']/,
  // A part of the path, as the contract writes it: /products/{code}
  /\/(?:\{[a-z_]+\}|%7B[a-z_]+%7D)/,
]

/**
 * What somebody meant to replace and did not, in a request that readers would send as it stands:
 * `<your token>`, `YOUR_CLIENT_ID`, `Bearer xxx`. Names that the build and the panels
 * know the value of, such as `<access_token>`, are none.
 */
export function findPlaceholder(text: string): string | undefined {
  const bracketed = [...text.matchAll(/<([^<>\n]{1,60})>/g)].find(([, name = '']) => {
    return !secretNames.includes(name) && (named.test(name) || several.test(name))
  })
  if (bracketed) return bracketed[0]
  return signs.map((sign) => sign.exec(text)?.[0]).find((found) => found !== undefined)
}

/** The same of an address, or of code that has addresses in it. Data may name such a host. */
export function findPlaceholderHost(text: string): string | undefined {
  return host.exec(text)?.[0]
}

export function placeholderMessage(found: string): string {
  return `"${found}" is a placeholder that nobody replaced`
}

export const placeholderHint = `Write a value of the sample catalogue, or a name that panels fill in: ${secretNames.map((name) => `<${name}>`).join(', ')}.`
