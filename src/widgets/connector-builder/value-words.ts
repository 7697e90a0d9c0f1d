/** A value as a person reads it: `1.85 KILOGRAM`, `135.00 EUR · 119.00 GBP`, `oak, brass`, `6 × oak_chair`. */
export function dataWords(data: unknown): string {
  if (data === null || data === undefined) return 'taken away'
  if (Array.isArray(data)) {
    const parts = data.map(dataWords)
    return parts.length === 0 ? 'none' : parts.join(data.some(isObject) ? ' · ' : ', ')
  }
  if (isLink(data)) return `${data.quantity} × ${data.identifier}`
  if (isObject(data)) return Object.values(data).map(String).join(' ')
  if (typeof data === 'boolean') return data ? 'yes' : 'no'
  return typeof data === 'string' ? data : JSON.stringify(data)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isLink(value: unknown): value is { identifier: string; quantity: number } {
  return isObject(value) && 'identifier' in value && 'quantity' in value
}
