import type { Attribute, Family } from '#contract'
import { InvalidFormat, Refused, type Violation, ensureValid } from '../../problems.ts'
import {
  ensureBoolean,
  ensureCodes,
  ensureKnownProperties,
  ensureObject,
  ensureStringOrNull,
} from '../../rest/shapes.ts'
import { joinAssociations, joinQuantifiedAssociations } from '../../values/associations.ts'
import { inheritValues } from '../../values/inherit.ts'
import { ensureEntries } from '../../values/patch.ts'
import { refusedByRule, refusedLength } from '../../values/text.ts'
import type { References } from '../../values/value.ts'
import type { FamilyVariantOfFamily } from '../family-variants/store.ts'
import type { StoredProductModel } from '../product-models/store.ts'
import { allCategories } from '../with-values/held.ts'
import { type HeldContext, applyHeld } from '../with-values/rules/apply.ts'
import { type AxisHolder, axisViolations } from '../with-values/rules/axes.ts'
import { storedCodes } from '../with-values/rules/categories.ts'
import { withDefaults } from '../with-values/rules/defaults.ts'
import { nameViolations } from '../with-values/rules/names.ts'
import type { Flavour, StoredProduct } from './product.ts'
import { type VariantLevel, lastLevelBelow } from './variants.ts'

/** What the rules ask of the catalogue; the readers answer. */
export interface ProductContext extends HeldContext {
  identifierAttribute: Attribute
  family(code: string): Family | undefined
  familyVariant(code: string): FamilyVariantOfFamily | undefined
  lineage(modelCode: string | null): StoredProductModel[]
  siblings(modelCode: string): StoredProduct[]
  /** Uuid of the product with this identifier. */
  ownerOfIdentifier(identifier: string): string | undefined
  /** Uuid of the product that holds this value of a unique attribute. */
  holderOf(attribute: string, value: string): string | undefined
}

export type Body = Record<string, unknown>

const properties = [
  'enabled',
  'family',
  'categories',
  'groups',
  'parent',
  'values',
  'associations',
  'quantified_associations',
]
const readOnlyProperties = [
  'created',
  'updated',
  '_links',
  'metadata',
  'quality_scores',
  'completenesses',
]

/**
 * The product that a body makes of `before`, or of a new one. Throws InvalidFormat for a body that the
 * API cannot read and ValidationFailed for one that breaks rules; pure but for what `context` answers.
 */
export function applyBody(
  before: StoredProduct | undefined,
  blank: StoredProduct,
  body: Body,
  flavour: Flavour,
  context: ProductContext,
): StoredProduct {
  ensureProperties(body, flavour)
  const level = readLevel(before, blank, body, flavour, context)
  const current = level ? (before ?? blank) : detached(before ?? blank, context)
  const identifier = readIdentifier(current, body, flavour, context)
  const family = readFamily(current, body, level, context)
  const { held, violations } = applyHeld(
    current,
    body,
    {
      belongs: (code) =>
        code !== context.identifierAttribute.code && (!level || level.attributes.includes(code)),
      inheritedCategories: level?.lineage.flatMap(({ categories }) => categories) ?? [],
      self: { kind: 'products', key: current.uuid },
    },
    context,
  )
  const ownAttributes = () =>
    level?.attributes ?? context.family(family.value ?? '')?.attributes ?? []
  const after: StoredProduct = {
    ...current,
    identifier: identifier.value,
    enabled: body.enabled === undefined ? current.enabled : ensureBoolean(body.enabled, 'enabled'),
    family: family.value,
    parent: level?.lineage[0]?.code ?? null,
    groups: readGroups(current, body, context),
    ...held,
    values: before ? held.values : withDefaults(held.values, ownAttributes(), context.references),
  }
  ensureValid([
    ...identifier.violations,
    ...family.violations,
    ...violations,
    ...uniqueViolations(after, context),
    ...(level ? variantViolations(before, after, level, context) : []),
  ])
  return after
}

/** The values of unique attributes, by attribute code; the identifier is kept unique on its own. */
export function uniqueValuesOf(
  { values }: StoredProduct,
  references: References,
): Map<string, string> {
  const unique = Object.entries(values).filter(([code]) => references.attribute(code)?.unique)
  return new Map(unique.map(([code, [value]]) => [code, String(value?.data)]))
}

function ensureProperties(body: Body, flavour: Flavour): void {
  if ('variant_group' in body) {
    throw new Refused(
      'Property "variant_group" does not exist anymore. Check the link below to understand why.',
      'http://api.akeneo.com/documentation/products-with-variants.html',
    )
  }
  const own = flavour === 'identifier' ? ['identifier'] : ['uuid']
  const ignored = flavour === 'identifier' ? [...readOnlyProperties, 'uuid'] : readOnlyProperties
  ensureKnownProperties(body, [...properties, ...own], ignored)
}

/** The level at which the product stands below a model; undefined for a product without one. */
function readLevel(
  before: StoredProduct | undefined,
  blank: StoredProduct,
  body: Body,
  flavour: Flavour,
  context: ProductContext,
): VariantLevel | undefined {
  const parent =
    body.parent === undefined ? (before?.parent ?? null) : ensureStringOrNull(body.parent, 'parent')
  if (parent === null) return undefined
  const lineage = context.lineage(parent)
  const variant = lineage[0] && context.familyVariant(lineage[0].family_variant)
  if (!variant) {
    throw new InvalidFormat(
      `Property "parent" expects a valid parent code. The parent product model does not exist, "${parent}" given.`,
    )
  }
  const name = before?.identifier ?? sentIdentifier(body, flavour, context) ?? blank.uuid
  return lastLevelBelow(name, lineage, variant)
}

/** A variant that leaves its model keeps what it showed: values, categories and associations. */
function detached(product: StoredProduct, context: ProductContext): StoredProduct {
  if (product.parent === null) return product
  const lineage = context.lineage(product.parent)
  const all = [product, ...lineage]
  return {
    ...product,
    parent: null,
    categories: allCategories(product, lineage),
    values: inheritValues(product.values, lineage),
    associations: joinAssociations(all.map(({ associations }) => associations)),
    quantified_associations: joinQuantifiedAssociations(
      all.map(({ quantified_associations: quantified }) => quantified),
    ),
  }
}

interface Read<Value> {
  value: Value
  violations: Violation[]
}

function readIdentifier(
  current: StoredProduct,
  body: Body,
  flavour: Flavour,
  context: ProductContext,
): Read<string | null> {
  const sent = sentIdentifier(body, flavour, context)
  if (sent === undefined && (flavour === 'uuid' || current.identifier !== null)) {
    return { value: current.identifier, violations: [] }
  }
  if (sent === null && flavour === 'uuid') return { value: null, violations: [] }
  if (sent === null || sent === undefined) {
    const message =
      sent === null
        ? 'This value should not be blank.'
        : 'The identifier attribute cannot be empty.'
    return { value: null, violations: [{ property: 'identifier', message }] }
  }
  const owner = context.ownerOfIdentifier(sent)
  const isTaken = owner !== undefined && owner !== current.uuid
  const violations = nameViolations('identifier', sent, {
    whenEmpty: 'This value should not be blank.',
    isTaken,
    whenTaken: 'The same identifier is already set on another product',
  })
  const changes = sent !== current.identifier
  const ruled = changes ? ruleViolations(sent, context.identifierAttribute) : []
  return { value: sent, violations: [...violations, ...ruled] }
}

/** What the identifier attribute asks of identifiers, as a text attribute does of its values. */
function ruleViolations(identifier: string, attribute: Attribute): Violation[] {
  const refusal =
    (attribute.max_characters === null ? undefined : refusedLength(identifier, attribute)) ??
    refusedByRule(identifier, attribute)
  return refusal === undefined ? [] : [{ property: 'identifier', message: refusal }]
}

/** Null erases; undefined says nothing. By uuid, the identifier is a value like any other. */
function sentIdentifier(
  body: Body,
  flavour: Flavour,
  context: ProductContext,
): string | null | undefined {
  if (flavour === 'identifier') {
    return body.identifier === undefined
      ? undefined
      : ensureStringOrNull(body.identifier, 'identifier')
  }
  const { identifierAttribute: attribute } = context
  const values = body.values === undefined ? {} : ensureObject(body.values, 'values')
  const sent = Object.entries(values).find(
    ([name]) => name.toLowerCase() === attribute.code.toLowerCase(),
  )
  const [entry] = sent ? ensureEntries(sent[1], attribute, context.references) : []
  return entry && ensureStringOrNull(entry.data, attribute.code)
}

function readFamily(
  current: StoredProduct,
  body: Body,
  level: VariantLevel | undefined,
  context: ProductContext,
): Read<string | null> {
  const sent = body.family === undefined ? undefined : ensureStringOrNull(body.family, 'family')
  const family = sent ? context.family(sent) : undefined
  if (sent && !family) throw new InvalidFormat(`The ${sent} family does not exist in your PIM.`)
  if (!level)
    return { value: sent === undefined ? current.family : (family?.code ?? null), violations: [] }
  const differs = sent !== undefined && family?.code !== level.family
  const message = 'The variant product family must be the same than its parent'
  return { value: level.family, violations: differs ? [{ property: 'family', message }] : [] }
}

function readGroups(current: StoredProduct, body: Body, context: ProductContext): string[] {
  if (body.groups === undefined) return current.groups
  return storedCodes(
    ensureCodes(body.groups, 'groups'),
    context.groups,
    (code) =>
      `Property "groups" expects a valid group code. The group does not exist, "${code}" given.`,
  )
}

function variantViolations(
  before: StoredProduct | undefined,
  after: StoredProduct,
  { axes }: VariantLevel,
  context: ProductContext,
): Violation[] {
  const siblings = context.siblings(after.parent ?? '')
  return axisViolations(
    'variant product',
    before && asHolder(before),
    asHolder(after),
    axes,
    siblings.map(asHolder),
  )
}

function asHolder({ uuid, identifier, parent, values }: StoredProduct): AxisHolder {
  return { key: uuid, name: identifier ?? uuid, parent, values }
}

function uniqueViolations(product: StoredProduct, context: ProductContext): Violation[] {
  return [...uniqueValuesOf(product, context.references)].flatMap(([attribute, value]) => {
    const holder = context.holderOf(attribute, value)
    if (holder === undefined || holder === product.uuid) return []
    const message = `The ${attribute} attribute can not have the same value more than once. The ${value} value is already set on another product.`
    return [{ property: 'values', message, attribute, locale: null, scope: null }]
  })
}

/** The name in the address and the one in the body must agree when a resource is created. */
export function ensureSameKey(body: Body, flavour: Flavour, key: string): void {
  const named = body[flavour] === undefined ? null : ensureStringOrNull(body[flavour], flavour)
  if (named === null || named.toLowerCase() === key.toLowerCase()) return
  throw new Refused(
    `The ${flavour} "${named}" provided in the request body must match the ${flavour} "${key}" provided in the url.`,
  )
}
