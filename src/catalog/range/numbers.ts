import { sha1 } from '../sha1.ts'
import type { Value } from '../values/read.ts'
import type { Entry } from './expand.ts'

const million = 1_000_000

/**
 * Gives every product its article number and the EAN that contains it. The number comes from the product's
 * code, so that a new product does not renumber the others; where two would get the same, the later code moves on.
 */
export function numberProducts(entries: ReadonlyMap<string, Entry>, eanPrefix: string): void {
  const taken = new Set<number>()
  const products = [...entries.values()].filter((entry) => entry.kind === 'product')
  for (const { code, values } of products.sort((a, b) => (a.code < b.code ? -1 : 1))) {
    let number = Number.parseInt(digest(code).slice(0, 8), 16) % million
    while (taken.has(number)) number = (number + 1) % million
    taken.add(number)
    const digits = String(number).padStart(6, '0')
    values.set('article_number', [text(`AL-${digits}`)])
    values.set('ean', [text(withCheckDigit(eanPrefix + digits))])
  }
}

/** A uuid in the shape of version 4 that is always the same for the same identifier. */
export function uuidOf(identifier: string): string {
  const hex = digest(identifier)
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-')
}

/** EAN-13: twelve digits and the one that makes the weighted sum a multiple of ten. */
export function withCheckDigit(digits: string): string {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0)
  return digits + String((10 - (sum % 10)) % 10)
}

function digest(code: string): string {
  return sha1(new TextEncoder().encode(code))
}

function text(content: string): Value {
  return { locale: null, scope: null, datum: { kind: 'text', text: content } }
}
