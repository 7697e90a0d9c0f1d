import { didYouMean } from '#contract'
import { isRefusal, quote, refusal } from '../../transforms/transform.ts'
import { createCompanionReader } from './companion.ts'
import { amountFor } from './number.ts'
import type { Data, TypeContext, ValueType } from './value-type.ts'

/** Prices, one a currency. The list replaces that of the PIM, so it is sent whole or not at all. */
export function priceType({ attribute, rule, structure, fields }: TypeContext): ValueType {
  const readCurrency = createCompanionReader(rule.currency, fields)
  return {
    isOneWhole: true,
    each(piece) {
      const { text } = piece
      const word = readCurrency(piece)
      if (isRefusal(word)) return word
      if (word === undefined) return refusal('The amount has no currency beside it.')
      const currency = word.toUpperCase()
      if (!structure.currencies.has(currency)) {
        const hint = didYouMean(currency, structure.currencies)
        return refusal(
          `${quote(word)} is not a currency of the PIM.${hint ? ` ${hint}` : ''}`,
          'unknown',
        )
      }
      const amount = amountFor(attribute, text)
      return isRefusal(amount) ? amount : { data: { amount, currency } }
    },
    combine: (data) => mergePrices(data.map((datum) => datum.data as Price)),
  }
}

interface Price {
  amount: string
  currency: string
}

/** One price a currency; two different ones are refused rather than chosen from. */
export function mergePrices(prices: readonly Price[]): Data | ReturnType<typeof refusal> {
  const byCurrency = new Map<string, Price>()
  for (const price of prices) {
    const known = byCurrency.get(price.currency)
    if (known && known.amount !== price.amount) {
      return refusal(
        `There are two prices in ${price.currency}: ${known.amount} and ${price.amount}. ` +
          "Choose with a condition in the path, such as price[@type='net_list'].",
      )
    }
    byCurrency.set(price.currency, price)
  }
  return [...byCurrency.values()]
}
