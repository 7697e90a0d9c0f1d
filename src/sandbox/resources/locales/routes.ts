import type { Locale } from '#contract'
import type { Handlers } from '../../rest/call.ts'
import { amongOperator, flagOperator } from '../../rest/filters/structural.ts'
import { listOf, oneOf, type StructuralResource } from '../../rest/structural.ts'
import { localeReader } from './store.ts'

const locales: StructuralResource<Locale> = {
  noun: 'Locale',
  open: localeReader,
  filters: {
    code: amongOperator('code'),
    enabled: flagOperator(`data ->> 'enabled'`),
  },
}

export const localeHandlers = {
  get_locales: listOf(locales),
  get_locales__code_: oneOf(locales),
} satisfies Partial<Handlers>
