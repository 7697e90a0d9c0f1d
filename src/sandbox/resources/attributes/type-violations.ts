import type { MeasurementFamily } from '#contract'
import type { Violation } from '../../problems.ts'
import { violationsOf } from '../../rest/entities.ts'
import { isWhole, parseDecimal } from '../../values/decimals.ts'
import { parsePattern } from '../../values/patterns.ts'
import type { Draft } from './draft.ts'
import { type AttributeTypeRules, attributeTypeRules, typedProperties } from './types.ts'

/** What an attribute says that its type does not allow, and what its type asks for and it does not say. */
export function typeViolations(
  attribute: Draft,
  measurementFamily: MeasurementFamily | undefined,
): Violation[] {
  const rules = attributeTypeRules(attribute.type)
  if (!rules) return []
  return [
    ...foreignProperties(attribute, rules),
    ...missingProperties(attribute, rules),
    ...uniqueViolations(attribute, rules),
    ...textViolations(attribute, rules),
    ...measurementViolations(attribute, measurementFamily),
    ...numberViolations(attribute),
    ...dateViolations(attribute),
    ...otherViolations(attribute),
  ]
}

function foreignProperties(attribute: Draft, rules: AttributeTypeRules): Violation[] {
  const own: readonly string[] = [...rules.required, ...rules.optional]
  return typedProperties
    .filter((property) => !own.includes(property))
    .flatMap((property) => {
      const value = attribute[property]
      return violationsOf(property, [
        Array.isArray(value)
          ? value.length > 0 && 'This value should be blank.'
          : value !== null && 'This value should be null.',
      ])
    })
}

function missingProperties(attribute: Draft, { required }: AttributeTypeRules): Violation[] {
  return required
    .filter((property) => attribute[property] === null)
    .map((property) => ({ property, message: 'This value should not be null.' }))
}

function uniqueViolations(
  { unique, localizable, scopable }: Draft,
  { canBeUnique }: AttributeTypeRules,
): Violation[] {
  if (!unique) return []
  return [
    ...violationsOf('unique', [!canBeUnique && "This attribute type can't have unique value"]),
    ...violationsOf('localizable', [localizable && 'A unique attribute can not be localizable']),
    ...violationsOf('scopable', [scopable && 'A unique attribute can not be scopable']),
  ]
}

function textViolations(
  { max_characters: most, validation_rule: rule, validation_regexp: pattern }: Draft,
  { longest, rules }: AttributeTypeRules,
): Violation[] {
  return [
    ...violationsOf('max_characters', [
      (most ?? 0) > longest && `This value should be less than or equal to ${longest}.`,
    ]),
    ...violationsOf('validation_rule', [
      rule !== null &&
        rules.length > 0 &&
        !rules.includes(rule) &&
        'The value you selected is not a valid choice.',
    ]),
    ...violationsOf('validation_regexp', [
      pattern !== null && !parsePattern(pattern) && 'This regular expression is not valid.',
    ]),
  ]
}

function measurementViolations(
  { metric_family: code, default_metric_unit: unit }: Draft,
  family: MeasurementFamily | undefined,
): Violation[] {
  if (code === null) return []
  if (!family) {
    return [{ property: 'metric_family', message: 'Please specify a valid metric family' }]
  }
  if (unit === null || Object.hasOwn(family.units, unit)) return []
  return [{ property: 'default_metric_unit', message: 'Please specify a valid metric unit' }]
}

function numberViolations(attribute: Draft): Violation[] {
  const minimum = parseDecimal(attribute.number_min)
  const maximum = parseDecimal(attribute.number_max)
  const isWrong = (number: typeof minimum) =>
    number !== undefined &&
    ((attribute.decimals_allowed === false && !isWhole(number)) ||
      (attribute.negative_allowed === false && number.lt(0)))
  const isEmpty = minimum && maximum && minimum.gte(maximum)
  return [
    ...violationsOf('number_min', [isWrong(minimum) && 'This number is not valid']),
    ...violationsOf('number_max', [
      isWrong(maximum) && 'This number is not valid',
      isEmpty === true && 'The max number must be greater than the min number',
    ]),
  ]
}

function dateViolations({ date_min: first, date_max: last }: Draft): Violation[] {
  const isEmpty = first !== null && last !== null && first >= last
  return violationsOf('date_max', [isEmpty && 'The max date must be greater than the min date'])
}

function otherViolations(attribute: Draft): Violation[] {
  const size = parseDecimal(attribute.max_file_size)
  const isSplit = attribute.localizable || attribute.scopable
  return [
    ...violationsOf('max_file_size', [
      size !== undefined &&
        (size.lt('0.01') || size.gt('9999.99')) &&
        'This value should be between 0.01 and 9999.99.',
    ]),
    ...violationsOf('default_value', [
      attribute.type === 'pim_catalog_boolean' &&
        attribute.default_value !== null &&
        isSplit &&
        'This value should be null.',
    ]),
    ...violationsOf('available_locales', [
      attribute.type === 'pim_catalog_identifier' &&
        attribute.available_locales.length > 0 &&
        'This attribute cannot have available locales.',
    ]),
  ]
}
