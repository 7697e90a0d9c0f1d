import type { Family } from '#contract'
import { InvalidFormat, type Violation, ensureValid } from '../../problems.ts'
import { ensureScalar, immutable } from '../../rest/entities.ts'
import { ensureKnownProperties, ensureStringOrNull } from '../../rest/shapes.ts'
import { typeName } from '../../type-names.ts'
import type { FamilyVariantOfFamily } from '../family-variants/store.ts'
import { type HeldContext, applyHeld } from '../with-values/rules/apply.ts'
import { type AxisHolder, axisViolations } from '../with-values/rules/axes.ts'
import { withDefaults } from '../with-values/rules/defaults.ts'
import { nameViolations } from '../with-values/rules/names.ts'
import { type ModelLevel, rootLevel, subLevel } from './level.ts'
import type { StoredProductModel } from './store.ts'

/** What the rules ask of the catalogue; the readers answer. */
export interface ProductModelContext extends HeldContext {
  family(code: string): Family | undefined
  familyVariant(code: string): FamilyVariantOfFamily | undefined
  model(code: string): StoredProductModel | undefined
  /** The sub models of a root. */
  below(code: string): StoredProductModel[]
}

export type Body = Record<string, unknown>

const properties = [
  'code',
  'family_variant',
  'parent',
  'categories',
  'values',
  'associations',
  'quantified_associations',
]
const readOnlyProperties = ['family', 'created', 'updated', '_links', 'metadata', 'quality_scores']

/**
 * The product model that a body makes of `before`, or a new one. Throws InvalidFormat for a body that
 * the API cannot read and ValidationFailed for one that breaks rules; pure but for what `context` answers.
 */
export function applyBody(
  before: StoredProductModel | undefined,
  body: Body,
  now: string,
  context: ProductModelContext,
): StoredProductModel {
  ensureKnownProperties(body, properties, readOnlyProperties)
  const code = readCode(before, body, context)
  const parent = readParent(before, body, context)
  const variant = readFamilyVariant(before, body, parent, context)
  const blank = blankModel(code.value, now)
  const level = levelOf(code.value, parent, variant.value, context)
  const { held, violations } = applyHeld(
    before ?? blank,
    body,
    {
      belongs: (attribute) => level.value.attributes.includes(attribute),
      inheritedCategories: parent?.categories ?? [],
      self: { kind: 'product_models', key: code.value },
    },
    context,
  )
  const after: StoredProductModel = {
    ...(before ?? blank),
    parent: parent?.code ?? null,
    family_variant: variant.value?.code ?? '',
    ...held,
    values: before
      ? held.values
      : withDefaults(held.values, level.value.attributes, context.references),
  }
  ensureValid([
    ...code.violations,
    ...variant.violations,
    ...level.violations,
    ...violations,
    ...axisViolations(
      'product model',
      before && asHolder(before),
      asHolder(after),
      level.value.axes,
      parent ? context.below(parent.code).map(asHolder) : [],
    ),
  ])
  return after
}

function blankModel(code: string, now: string): StoredProductModel {
  return {
    code,
    parent: null,
    family_variant: '',
    categories: [],
    values: {},
    associations: {},
    quantified_associations: {},
    created: now,
    updated: now,
  }
}

interface Read<Value> {
  value: Value
  violations: Violation[]
}

/** A code is chosen once. */
function readCode(
  before: StoredProductModel | undefined,
  body: Body,
  context: ProductModelContext,
): Read<string> {
  const sent = body.code === undefined ? undefined : ensureScalar(body.code, 'code')
  if (before) {
    const isSame = sent === undefined || sent.toLowerCase() === before.code.toLowerCase()
    return { value: before.code, violations: isSame ? [] : [immutable('code')] }
  }
  const violations = nameViolations('code', sent ?? '', {
    whenEmpty: 'The product model code must not be empty.',
    isTaken: sent !== undefined && context.model(sent) !== undefined,
    whenTaken: 'The same code is already set on another product model.',
  })
  return { value: sent ?? '', violations }
}

/** A root stays a root; a sub model may move from one root to another. */
function readParent(
  before: StoredProductModel | undefined,
  body: Body,
  context: ProductModelContext,
): StoredProductModel | undefined {
  const sent =
    body.parent === undefined ? (before?.parent ?? null) : ensureStringOrNull(body.parent, 'parent')
  const becomesAnother = before && (before.parent === null) !== (sent === null)
  if (becomesAnother) throw cannotBeModified('parent', body.parent)
  if (sent === null) return undefined
  const parent = context.model(sent)
  if (!parent) {
    throw new InvalidFormat(
      `Property "parent" expects a valid parent code. The product model does not exist, "${sent}" given.`,
    )
  }
  if (parent.parent === null) return parent
  throw new InvalidFormat(
    `Property "parent" expects a valid parent code. The new parent of the product model must be a root product model, "${sent}" given.`,
  )
}

/** Chosen once, by the root; a sub model has its parent's. */
function readFamilyVariant(
  before: StoredProductModel | undefined,
  body: Body,
  parent: StoredProductModel | undefined,
  context: ProductModelContext,
): Read<FamilyVariantOfFamily | undefined> {
  const sent =
    body.family_variant === undefined
      ? undefined
      : ensureStringOrNull(body.family_variant, 'family_variant')
  if (before && sent !== undefined && sent?.toLowerCase() !== before.family_variant.toLowerCase()) {
    throw cannotBeModified('family_variant', body.family_variant)
  }
  const code = before?.family_variant ?? sent ?? parent?.family_variant
  if (!code) {
    const message = 'The product model family variant must not be empty.'
    return { value: undefined, violations: [{ property: 'family_variant', message }] }
  }
  const variant = context.familyVariant(code)
  if (!variant) {
    throw new InvalidFormat(
      `Property "family_variant" expects a valid family variant code. The family variant does not exist, "${code}" given.`,
    )
  }
  if (!parent || parent.family_variant.toLowerCase() === variant.code.toLowerCase()) {
    return { value: variant, violations: [] }
  }
  throw new InvalidFormat(
    `The parent is not a product model of the family variant "${variant.code}" but belongs to the family "${parent.family_variant}".`,
  )
}

const nowhere: ModelLevel = { axes: [], attributes: [] }

function levelOf(
  code: string,
  parent: StoredProductModel | undefined,
  variant: FamilyVariantOfFamily | undefined,
  context: ProductModelContext,
): Read<ModelLevel> {
  const family = variant && context.family(variant.family)
  if (!family) return { value: nowhere, violations: [] }
  if (!parent) return { value: rootLevel(family, variant), violations: [] }
  const level = subLevel(variant)
  if (level) return { value: level, violations: [] }
  const message = `The product model "${code}" cannot have a parent`
  return { value: nowhere, violations: [{ property: 'parent', message }] }
}

function cannotBeModified(property: string, sent: unknown): InvalidFormat {
  const shown = typeof sent === 'string' && sent !== '' ? sent : typeName(null)
  return new InvalidFormat(`Property "${property}" cannot be modified, "${shown}" given.`)
}

function asHolder({ code, parent, values }: StoredProductModel): AxisHolder {
  return { key: code, name: code, parent, values }
}
