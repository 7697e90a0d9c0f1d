import type { Rule } from '../mapping/schema.ts'
import type { Notation } from './notation.ts'
import type { Field, PlannedAssociation, PlannedRule } from './plan.ts'

/**
 * A line of the table of rules: what each is for, and the functions that read it.
 *
 * @param add makes the function of a field and gives its name
 */
export function ruleLine(
  { rule, property, read, unit, currency }: PlannedRule,
  add: (field: Field) => string,
  notation: Notation,
): string {
  const { quote, list, truth, fields } = notation
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
    ...(unit !== undefined && { unit: companion(unit, add, notation) }),
    ...(currency !== undefined && { currency: companion(currency, add, notation) }),
    ...(rule.options && { options: fields(options) }),
    ...choices(rule, notation),
  })
}

/** A line of the table of associations. */
export function associationLine(
  { rule, read, quantity }: PlannedAssociation,
  add: (field: Field) => string,
  notation: Notation,
): string {
  const { quote, fields } = notation
  return fields({
    type: quote(rule.type),
    to: quote(rule.to ?? 'products'),
    read: add(read),
    ...(quantity !== undefined && { quantity: companion(quantity, add, notation) }),
    ...choices(rule, notation),
  })
}

/** What stands beside a text: the same for all, or a field. */
function companion(one: string | Field, add: (field: Field) => string, { quote }: Notation) {
  return typeof one === 'string' ? quote(one) : add(one)
}

function choices({ empty, unknown, invalid }: Rule, { quote, truth }: Notation) {
  return {
    ...(empty === 'erase' && { erases: truth(true) }),
    ...(unknown && { unknown: quote(unknown) }),
    ...(invalid && { invalid: quote(invalid) }),
  }
}
