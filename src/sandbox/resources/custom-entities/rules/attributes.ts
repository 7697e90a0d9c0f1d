import { type Violation, ensureValid } from '../../../problems.ts'
import { immutable, readLabels, violationsOf } from '../../../rest/entities.ts'
import { parseDecimal } from '../../../values/decimals.ts'
import { parsePattern } from '../../../values/patterns.ts'
import { codeViolations } from './codes.ts'
import type { AttributeType, EntityAttribute, Kind } from './kinds.ts'
import { propertiesOfType } from './types.ts'

export interface AttributeContext {
  isKnownLocale(code: string): boolean
  /** Whether the entity has as many attributes as it can have. */
  isFull: boolean
  isReferenceEntity(code: string): boolean
  isAssetFamily(code: string): boolean
}

type Sent = Record<string, unknown>

/** The attribute that a change of the right form makes. What its values are like is chosen once. */
export function applyAttribute(
  kind: Kind,
  before: EntityAttribute | undefined,
  sent: Sent,
  context: AttributeContext,
): EntityAttribute {
  const labels = readLabels(before?.labels ?? {}, sent.labels, context.isKnownLocale)
  const attribute: EntityAttribute = {
    ...blankAttribute(kind, before?.code ?? String(sent.code), before?.type ?? typeOf(sent)),
    ...before,
    ...known(sent, kind, before?.type ?? typeOf(sent)),
    code: before?.code ?? String(sent.code),
    labels: labels.value,
  }
  ensureValid([
    ...(before ? [] : codeViolations(attribute.code)),
    ...violationsOf('code', [
      !before && context.isFull && `The ${kind.entity.one} has 100 attributes at most.`,
    ]),
    ...typeViolations(kind, sent, before),
    ...labels.violations,
    ...fixedViolations(before, attribute),
    ...propertyViolations(attribute),
    ...linkViolations(attribute, context),
  ])
  return attribute
}

/** An attribute of which nothing is known but its type. */
export function blankAttribute(kind: Kind, code: string, type: AttributeType): EntityAttribute {
  const own = Object.entries(propertiesOfType(type) ?? {})
  return {
    code,
    labels: {},
    type,
    value_per_locale: false,
    value_per_channel: false,
    is_required_for_completeness: false,
    ...(kind.hasReadOnly && { is_read_only: false }),
    ...Object.fromEntries(own.map(([name, { initial }]) => [name, initial])),
  }
}

function typeOf({ type }: Sent): AttributeType {
  return type as AttributeType
}

/** What was sent of the properties that an attribute of the type has. */
function known(sent: Sent, kind: Kind, type: AttributeType): Sent {
  const names = Object.keys(blankAttribute(kind, '', type))
  return Object.fromEntries(
    Object.entries(sent).filter(([name, value]) => names.includes(name) && value !== undefined),
  )
}

function typeViolations(
  { attributeTypes }: Kind,
  { type }: Sent,
  before: EntityAttribute | undefined,
): Violation[] {
  if (before) return []
  if (type === undefined) return violationsOf('type', ['This value should not be blank.'])
  return violationsOf('type', [
    !attributeTypes.some((name) => name === type) &&
      `The attribute type "${String(type)}" does not exist.`,
  ])
}

function fixedViolations(before: EntityAttribute | undefined, after: EntityAttribute): Violation[] {
  if (!before) return []
  const own = Object.entries(propertiesOfType(before.type) ?? {})
  const fixed = own.filter(([, { isFixed }]) => isFixed).map(([name]) => name)
  return ['type', 'value_per_locale', 'value_per_channel', ...fixed]
    .filter((name) => after[name] !== before[name])
    .map(immutable)
}

function propertyViolations(attribute: EntityAttribute): Violation[] {
  const choices = Object.entries(propertiesOfType(attribute.type) ?? {})
  const { validation_rule: rule, validation_regexp: pattern, max_characters: most } = attribute
  return [
    ...choices.flatMap(([name, { choices: allowed }]) =>
      violationsOf(name, [
        allowed !== undefined &&
          !allowed.includes(String(attribute[name])) &&
          `This value should be one of ${allowed.join(', ')}.`,
      ]),
    ),
    ...violationsOf('max_characters', [
      typeof most === 'number' &&
        (most < 1 || most > 65_535) &&
        'This value should be between 1 and 65535.',
    ]),
    ...violationsOf('is_rich_text_editor', [
      attribute.is_rich_text_editor === true &&
        attribute.is_textarea !== true &&
        'Only a text area can have a rich text editor.',
    ]),
    ...violationsOf('validation_regexp', [
      typeof pattern === 'string' &&
        !parsePattern(pattern) &&
        'This regular expression is not valid.',
      rule === 'regular_expression' &&
        typeof pattern !== 'string' &&
        'This value should not be blank.',
    ]),
    ...['min_value', 'max_value', 'max_file_size'].flatMap((name) =>
      violationsOf(name, [
        typeof attribute[name] === 'string' &&
          !parseDecimal(attribute[name]) &&
          'This value should be a number, written as a text.',
      ]),
    ),
  ]
}

function linkViolations(
  { reference_entity_code: entity, asset_family_identifier: family }: EntityAttribute,
  { isReferenceEntity, isAssetFamily }: AttributeContext,
): Violation[] {
  return [
    ...violationsOf('reference_entity_code', [
      typeof entity === 'string' &&
        !isReferenceEntity(entity) &&
        `Reference entity "${entity}" does not exist.`,
    ]),
    ...violationsOf('asset_family_identifier', [
      typeof family === 'string' &&
        !isAssetFamily(family) &&
        `Asset family "${family}" does not exist.`,
    ]),
  ]
}
