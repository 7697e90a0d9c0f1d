import type { Attribute } from '#contract'
import { InvalidFormat } from '../problems.ts'
import { typeName } from '../type-names.ts'
import { matchesPattern } from './patterns.ts'
import type { ValueType } from './value.ts'

export const text: ValueType = textOf(255)
export const textarea: ValueType = textOf(65_535)

function textOf(longest: number): ValueType {
  return {
    normalise(data, attribute, check) {
      const value = ensureString(data, attribute)
      const refusal = refusedLength(value, attribute, longest) ?? refusedByRule(value, attribute)
      return refusal === undefined ? value : check.refuse(refusal)
    },
  }
}

export function ensureString(data: unknown, attribute: Attribute): string {
  if (typeof data === 'string') return data
  throw new InvalidFormat(
    `Property "${attribute.code}" expects a string as data, "${typeName(data)}" given.`,
  )
}

/** What to say of a text with more characters than the attribute allows, or than `longest`. */
export function refusedLength(
  value: string,
  { code, max_characters: most }: Attribute,
  longest = 255,
): string | undefined {
  const limit = most ?? longest
  if ([...value].length <= limit) return undefined
  return `The ${code} attribute must not contain more than ${limit} characters. The submitted value is too long.`
}

/** What to say of a text that does not follow the attribute's rule. */
export function refusedByRule(value: string, attribute: Attribute): string | undefined {
  const { code, validation_rule: rule, validation_regexp: pattern } = attribute
  if (rule === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
    return `The ${code} attribute requires an e-mail address.`
  }
  if (rule === 'url' && !isUrl(value)) return `The ${code} attribute requires a url link.`
  if (rule === 'regexp' && pattern && !matchesPattern(value, pattern)) {
    return `The ${code} attribute must match the following regular expression: ${pattern}.`
  }
  return undefined
}

function isUrl(value: string): boolean {
  return URL.canParse(value) && /^(https?|ftp):\/\//i.test(value)
}
