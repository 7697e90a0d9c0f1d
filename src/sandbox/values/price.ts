import type { Attribute } from '#contract'
import { InvalidFormat } from '../problems.ts'
import { formatDecimal } from './decimals.ts'
import { checkedNumber } from './number.ts'
import { ensureString } from './text.ts'
import { typeName } from '../type-names.ts'
import type { Check, ValueType } from './value.ts'

interface Price {
  amount: string | number
  currency: string
}

/** A list with one price a currency, by currency code; prices without an amount vanish. */
export const price: ValueType = {
  normalise(data, attribute, check) {
    const prices = new Map<string, Price>()
    for (const { amount, currency } of ensurePrices(data, attribute.code)) {
      const settled = settlePrice(amount, currency, attribute, check)
      if (settled) prices.set(settled.currency, settled)
    }
    if (prices.size === 0) return undefined
    return [...prices.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1))
  },
}

function settlePrice(
  amount: unknown,
  currency: unknown,
  attribute: Attribute,
  check: Check,
): Price | undefined {
  const code = ensureString(currency, attribute)
  const known = check.references.currency(code)
  if (!known?.enabled) {
    return check.refuse(
      `Please specify a valid currency for the ${attribute.code} attribute, the ${code} code was sent.`,
      { currency: code },
    )
  }
  if (amount === null || amount === '') return undefined
  const parsed = checkedNumber(amount, attribute, {
    ...check,
    refuse: (message) => check.refuse(message, { currency: known.code }),
  })
  if (!parsed) return undefined
  return {
    amount: attribute.decimals_allowed ? formatDecimal(parsed, 2) : parsed.toNumber(),
    currency: known.code,
  }
}

function ensurePrices(data: unknown, code: string): { amount: unknown; currency: unknown }[] {
  if (!Array.isArray(data)) {
    throw new InvalidFormat(
      `Property "${code}" expects an array as data, "${typeName(data)}" given.`,
    )
  }
  for (const item of data) {
    if (typeof item !== 'object' || item === null) {
      throw new InvalidFormat(
        `Property "${code}" expects an array with valid data, one of the values is not an array.`,
      )
    }
    for (const key of ['amount', 'currency']) {
      if (!(key in item)) {
        throw new InvalidFormat(`Property "${code}" expects an array with the key "${key}".`)
      }
    }
  }
  return data
}
