import type { Currency } from '#contract'
import type { Handlers } from '../../rest/call.ts'
import { amongOperator, flagOperator } from '../../rest/filters/structural.ts'
import { listOf, oneOf, type StructuralResource } from '../../rest/structural.ts'
import { currencyReader } from './store.ts'

const currencies: StructuralResource<Currency> = {
  noun: 'Currency',
  open: currencyReader,
  filters: {
    code: amongOperator('code'),
    enabled: flagOperator(`data ->> 'enabled'`),
  },
}

export const currencyHandlers = {
  get_currencies: listOf(currencies),
  get_currencies__code_: oneOf(currencies),
} satisfies Partial<Handlers>
