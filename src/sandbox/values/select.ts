import type { Attribute } from '#contract'
import { InvalidFormat } from '../problems.ts'
import { ensureString } from './text.ts'
import { typeName } from '../type-names.ts'
import type { Check, ValueType } from './value.ts'

export const simpleSelect: ValueType = {
  normalise(data, attribute, check) {
    return storedOptions([ensureString(data, attribute)], attribute, check)?.[0]
  },
}

/** Option codes sorted, each once, in their stored spelling. */
export const multiSelect: ValueType = {
  normalise(data, attribute, check) {
    const codes = storedOptions(ensureStrings(data, attribute.code), attribute, check)
    return codes && [...new Set(codes)].sort()
  },
}

function storedOptions(codes: string[], attribute: Attribute, check: Check): string[] | undefined {
  const known = check.references.optionCodes(attribute.code, codes)
  const unknown = codes.filter((code) => !known.has(code.toLowerCase()))
  if (unknown.length === 0) return codes.map((code) => known.get(code.toLowerCase()) ?? code)
  const subject = unknown.length > 1 ? 'values are' : 'value is'
  return check.refuse(
    `The ${unknown.join(', ')} ${subject} not in the ${attribute.code} attribute option list.`,
  )
}

export function ensureStrings(data: unknown, code: string): string[] {
  if (!Array.isArray(data)) {
    throw new InvalidFormat(
      `Property "${code}" expects an array as data, "${typeName(data)}" given.`,
    )
  }
  const wrong = data.find((item) => typeof item !== 'string')
  if (wrong !== undefined) {
    throw new InvalidFormat(
      `Property "${code}" expects an array with valid data, one of the "${code}" values is not a string, "${typeName(wrong)}" given.`,
    )
  }
  return data
}
