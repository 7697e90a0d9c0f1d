import type { Attribute } from '#contract'
import { InvalidFormat } from '../problems.ts'
import { typeName } from '../type-names.ts'
import { matchesPattern } from './patterns.ts'
import type { Check, ValueType } from './value.ts'

export const text: ValueType = textOf(255)
export const textarea: ValueType = textOf(65_535)

function textOf(longest: number): ValueType {
  return {
    normalise(data, attribute, check) {
      const value = ensureString(data, attribute)
      const limit = attribute.max_characters ?? longest
      if ([...value].length > limit) {
        return check.refuse(
          `The ${attribute.code} attribute must not contain more than ${limit} characters. The submitted value is too long.`,
        )
      }
      return followsRule(value, attribute, check) ? value : undefined
    },
  }
}

export function ensureString(data: unknown, attribute: Attribute): string {
  if (typeof data === 'string') return data
  throw new InvalidFormat(
    `Property "${attribute.code}" expects a string as data, "${typeName(data)}" given.`,
  )
}

function followsRule(value: string, attribute: Attribute, check: Check): boolean {
  const { code, validation_rule: rule, validation_regexp: pattern } = attribute
  if (rule === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
    check.refuse(`The ${code} attribute requires an e-mail address.`)
    return false
  }
  if (rule === 'url' && !isUrl(value)) {
    check.refuse(`The ${code} attribute requires a url link.`)
    return false
  }
  if (rule === 'regexp' && pattern && !matchesPattern(value, pattern)) {
    check.refuse(`The ${code} attribute must match the following regular expression: ${pattern}.`)
    return false
  }
  return true
}

function isUrl(value: string): boolean {
  return URL.canParse(value) && /^(https?|ftp):\/\//i.test(value)
}
