import type { Attribute, AttributeGroup, MeasurementFamily } from '#contract'
import { InvalidFormat, type Violation, ensureValid } from '../../problems.ts'
import {
  type Change,
  type Checked,
  ensureScalar,
  immutable,
  readCode,
  readLabels,
  readSortOrder,
  violationsOf,
} from '../../rest/entities.ts'
import { ensureCodes, ensureKnownProperties } from '../../rest/shapes.ts'
import { readCount, readDay, readDecimal, readFlag, readSwitch, readText } from './properties.ts'
import { blankAttribute, type Draft } from './draft.ts'
import { typeViolations } from './type-violations.ts'
import { attributeTypeRules, typedProperties } from './types.ts'

/** What the rules ask of the catalogue; the readers answer, whatever the case of a code. */
export interface AttributeContext {
  group(code: string): Pick<AttributeGroup, 'code' | 'labels'> | undefined
  locale(code: string): { code: string } | undefined
  measurementFamily(code: string): MeasurementFamily | undefined
  /** The stored spelling of a reference entity or an asset family, whichever the type refers to. */
  linkedEntity(type: string, code: string): string | undefined
}

const properties = [
  'code',
  'type',
  'group',
  'unique',
  'useable_as_grid_filter',
  'available_locales',
  'sort_order',
  'localizable',
  'scopable',
  'labels',
  'guidelines',
  ...typedProperties,
]
const readOnlyProperties = ['group_labels', '_links']

/** The attribute that a body makes. What its values look like is chosen once; how they are checked is not. */
export function applyAttribute(change: Change<Attribute>, context: AttributeContext): Attribute {
  ensureKnownProperties(change.body, properties, readOnlyProperties)
  const { value: attribute, violations } = readDraft(change, context)
  ensureValid([
    ...violations,
    ...immutableViolations(change.before, attribute),
    ...typeViolations(attribute, context.measurementFamily(attribute.metric_family ?? '')),
    ...(change.before ? [] : linkViolations(attribute, context)),
  ])
  // A type that does not exist has been refused by now.
  return attribute as Attribute
}

function readDraft(
  change: Change<Attribute>,
  context: AttributeContext,
): { value: Draft; violations: Violation[] } {
  const { before, body } = change
  const violations: Violation[] = []
  const checked = <Value>({ value, violations: found }: Checked<Value>): Value => {
    violations.push(...found)
    return value
  }
  const read = <Name extends keyof Draft>(
    name: Name,
    reader: (sent: unknown, property: string) => Checked<Draft[Name]>,
  ): Draft[Name] =>
    body[name] === undefined ? (before ?? blankAttribute)[name] : checked(reader(body[name], name))
  const texts = (property: 'labels' | 'guidelines') =>
    readLabels(
      before?.[property] ?? {},
      body[property],
      (code) => context.locale(code) !== undefined,
      { property },
    )
  const value: Draft = {
    code: checked(readCode(change, 'Attribute', codeRules)),
    type: checked(readType(change)),
    ...checked(readGroup(change, context)),
    unique: read('unique', readSwitch),
    useable_as_grid_filter:
      read('useable_as_grid_filter', readSwitch) || before?.type === identifierType,
    allowed_extensions: read('allowed_extensions', readCodes),
    metric_family: read('metric_family', (sent, property) =>
      spelled(readText(sent, property), (code) => context.measurementFamily(code)?.code),
    ),
    default_metric_unit: read('default_metric_unit', readText),
    reference_data_name: read('reference_data_name', readText),
    available_locales: read('available_locales', (sent) => readLocales(sent, context)),
    max_characters: read('max_characters', readCount),
    validation_rule: read('validation_rule', readRule),
    validation_regexp: read('validation_regexp', readText),
    wysiwyg_enabled: read('wysiwyg_enabled', readFlag),
    number_min: read('number_min', readDecimal(4)),
    number_max: read('number_max', readDecimal(4)),
    decimals_allowed: read('decimals_allowed', readFlag),
    negative_allowed: read('negative_allowed', readFlag),
    date_min: read('date_min', readDay),
    date_max: read('date_max', readDay),
    max_file_size: read('max_file_size', readDecimal(2)),
    minimum_input_length: read('minimum_input_length', readCount),
    sort_order: checked(readSortOrder(before?.sort_order ?? 0, body.sort_order)),
    localizable: read('localizable', readSwitch),
    scopable: read('scopable', readSwitch),
    labels: checked(texts('labels')),
    guidelines: checked(texts('guidelines')),
    auto_option_sorting: read('auto_option_sorting', readFlag),
    default_value: read('default_value', readFlag),
  }
  return { value: withLinkSpelled(withUnitSpelled(value, context), context), violations }
}

/** Names that products have a use of their own for, in their values or beside them. */
const reservedCode =
  /^(id|associationTypes|categories|categoryId|completeness|enabled|family|groups|associations|products|scope|treeId|values|category|parent|label|.*_(products|groups)|entity_type|attributes|uuid|identifier)$/i

function codeRules(code: string): (string | false)[] {
  const hasLetter = /^\w*$/.test(code) && !/^\d+$/.test(code)
  return [
    !hasLetter && 'Attribute code may contain only letters (at least one), numbers and underscores',
    reservedCode.test(code) && 'This code is not available',
  ]
}

function readType({ before, body }: Change<Attribute>): Checked<string> {
  if (body.type === undefined) {
    return before
      ? { value: before.type, violations: [] }
      : { value: '', violations: violationsOf('type', ['This value should not be blank.']) }
  }
  const type = ensureScalar(body.type, 'type')
  if (type === '') throw new InvalidFormat('Property "type" does not expect an empty value.')
  if (!attributeTypeRules(type)) {
    throw new InvalidFormat(
      `Property "type" expects a valid attribute type. The attribute type does not exist, "${type}" given.`,
    )
  }
  if (before) {
    return { value: before.type, violations: type === before.type ? [] : [immutable('type')] }
  }
  const isSecond = type === identifierType
  const messages = [isSecond && 'An identifier attribute already exists.']
  return { value: type, violations: violationsOf('type', messages) }
}

/** Every catalogue has its one attribute of this type from the start, and it is a filter of the grid. */
const identifierType = 'pim_catalog_identifier'

function readGroup(
  { before, body }: Change<Attribute>,
  context: AttributeContext,
): Checked<Pick<Attribute, 'group' | 'group_labels'>> {
  if (body.group === undefined) {
    const { group, group_labels: labels } = before ?? blankAttribute
    const messages = [!before && 'This value should not be blank.']
    return { value: { group, group_labels: labels }, violations: violationsOf('group', messages) }
  }
  const code = ensureScalar(body.group, 'group')
  const group = context.group(code)
  if (!group) {
    throw new InvalidFormat(
      `Property "group" expects a valid code. The attribute group does not exist, "${code}" given.`,
    )
  }
  return { value: { group: group.code, group_labels: group.labels }, violations: [] }
}

function readCodes(sent: unknown, property: string): Checked<string[]> {
  return { value: ensureCodes(sent, property), violations: [] }
}

function readLocales(sent: unknown, context: AttributeContext): Checked<string[]> {
  const codes = ensureCodes(sent, 'available_locales').map((code) => {
    const locale = context.locale(code)
    if (locale) return locale.code
    throw new InvalidFormat(
      `Property "available_locales" expects a valid locale code. The locale does not exist, "${code}" given.`,
    )
  })
  return { value: [...new Set(codes)], violations: [] }
}

function readRule(sent: unknown, property: string): Checked<Attribute['validation_rule']> {
  const { value } = readText(sent, property)
  if (value === null || value === 'email' || value === 'url' || value === 'regexp') {
    return { value, violations: [] }
  }
  const message = 'The value you selected is not a valid choice.'
  return { value: null, violations: violationsOf(property, [message]) }
}

/** A code in its stored spelling, if there is one. */
function spelled(
  { value, violations }: Checked<string | null>,
  stored: (code: string) => string | undefined,
): Checked<string | null> {
  return { value: value === null ? null : (stored(value) ?? value), violations }
}

function withUnitSpelled(attribute: Draft, context: AttributeContext): Draft {
  const { metric_family: family, default_metric_unit: unit } = attribute
  const units = Object.keys(context.measurementFamily(family ?? '')?.units ?? {})
  const spelling = units.find((code) => code.toLowerCase() === unit?.toLowerCase())
  return { ...attribute, default_metric_unit: spelling ?? unit }
}

function withLinkSpelled(attribute: Draft, { linkedEntity }: AttributeContext): Draft {
  const { type, reference_data_name: name } = attribute
  if (name === null) return attribute
  return { ...attribute, reference_data_name: linkedEntity(type, name) ?? name }
}

function linkViolations(
  { type, reference_data_name: name }: Draft,
  { linkedEntity }: AttributeContext,
): Violation[] {
  const noun = linkedNouns[type]
  if (noun === undefined || name === null || linkedEntity(type, name) !== undefined) return []
  return violationsOf('reference_data_name', [`The ${noun} "${name}" does not exist.`])
}

const linkedNouns: Record<string, string> = {
  akeneo_reference_entity: 'reference entity',
  akeneo_reference_entity_collection: 'reference entity',
  pim_catalog_asset_collection: 'asset family',
}

function immutableViolations(before: Attribute | undefined, after: Draft): Violation[] {
  if (!before) return []
  const fixed = [
    'localizable',
    'scopable',
    'unique',
    'metric_family',
    'reference_data_name',
  ] as const
  return fixed.filter((name) => after[name] !== before[name]).map(immutable)
}
