import type { Notation } from './notation.ts'
import type { Field, PlannedRule } from './plan.ts'

/**
 * A line of the table of rules: what each is for, and the functions that read it.
 *
 * @param add makes the function of a field and gives its name
 */
export function ruleLine(
  { rule, property, read, unit, currency }: PlannedRule,
  add: (field: Field) => string,
  { quote, list, truth, fields }: Notation,
): string {
  const companion = (one: string | Field) => (typeof one === 'string' ? quote(one) : add(one))
  const texts = (one: string | string[]) => list([one].flat().map(quote))
  const { match, missing, label_locale: label } = rule.options ?? {}
  const options = {
    ...(match && { match: quote(match) }),
    ...(missing === 'create' && { create: truth(true) }),
    ...(label !== undefined && { labelLocale: quote(label) }),
  }
  return fields({
    ...(property ? { property: quote(property) } : { attribute: quote(rule.attribute ?? '') }),
    ...(rule.locale !== undefined && { locales: texts(rule.locale) }),
    ...(rule.scope !== undefined && { scopes: texts(rule.scope) }),
    read: add(read),
    ...(rule.only && { onlyNew: truth(true) }),
    ...(rule.empty === 'erase' && { erases: truth(true) }),
    ...(unit !== undefined && { unit: companion(unit) }),
    ...(currency !== undefined && { currency: companion(currency) }),
    ...(rule.options && { options: fields(options) }),
    ...(rule.unknown && { unknown: quote(rule.unknown) }),
    ...(rule.invalid && { invalid: quote(rule.invalid) }),
  })
}
