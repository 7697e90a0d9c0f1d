import type { References, Values } from '../../../values/value.ts'

/**
 * The values of something new, with the defaults of those attributes of its level that have one and of
 * which nothing was said. Only booleans that are the same everywhere have a default.
 */
export function withDefaults(
  values: Values,
  attributeCodes: readonly string[],
  references: Pick<References, 'attributesWithDefault'>,
): Values {
  const missing = references
    .attributesWithDefault()
    .filter(({ code }) => values[code] === undefined && attributeCodes.includes(code))
  if (missing.length === 0) return values
  const defaults = missing.map(({ code, default_value: data }) => [
    code,
    [{ locale: null, scope: null, data }],
  ])
  return { ...values, ...Object.fromEntries(defaults) }
}
