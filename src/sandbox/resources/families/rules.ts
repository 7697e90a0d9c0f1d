import type { Attribute, Family, FamilyVariant } from '#contract'
import { InvalidFormat, type Violation, ensureValid } from '../../problems.ts'
import {
  type Change,
  ensureScalar,
  readCode,
  readLabels,
  violationsOf,
} from '../../rest/entities.ts'
import { ensureCodes, ensureKnownProperties, ensureObject } from '../../rest/shapes.ts'

/** What the rules ask of the catalogue; the readers answer, whatever the case of a code. */
export interface FamilyContext {
  attribute(code: string): Attribute | undefined
  /** The attribute that identifies products: every family has it, and requires it. */
  identifier: string
  channel(code: string): { code: string } | undefined
  channels: string[]
  isKnownLocale(code: string): boolean
  /** The variants of the family that there are already. */
  variants: FamilyVariant[]
}

const properties = [
  'code',
  'attributes',
  'attribute_as_label',
  'attribute_as_image',
  'attribute_requirements',
  'labels',
]

/** The family that a body makes. Its identifier and what its variants differ in cannot be taken away. */
export function applyFamily(change: Change<Family>, context: FamilyContext): Family {
  const { before, body } = change
  ensureKnownProperties(body, properties, ['_links'])
  const code = readCode(change, 'Family')
  const attributes = readAttributes(change, context)
  const label = readAttribute('attribute_as_label', change, context) ?? context.identifier
  const image = readAttribute('attribute_as_image', change, context)
  const requirements = readRequirements(change, attributes, context)
  const labels = readLabels(before?.labels ?? {}, body.labels, context.isKnownLocale, {
    items: 'labels',
  })
  ensureValid([
    ...code.violations,
    ...requirementViolations(requirements, attributes),
    ...memberViolations('attribute_as_label', label, attributes, context),
    ...memberViolations('attribute_as_image', image, attributes, context),
    ...axisViolations(attributes, context.variants),
    ...labels.violations,
  ])
  return {
    code: code.value,
    attributes,
    attribute_as_label: label,
    attribute_as_image: image,
    attribute_requirements: requirements,
    labels: labels.value,
  }
}

/** A family requires its identifier on every channel, also on one that is newer than the family. */
export function requirementsOnAll(
  requirements: Family['attribute_requirements'],
  { channels, identifier }: Pick<FamilyContext, 'channels' | 'identifier'>,
): Family['attribute_requirements'] {
  return Object.fromEntries(
    channels.map((channel) => [channel, requirements[channel] ?? [identifier]]),
  )
}

function readAttributes({ before, body }: Change<Family>, context: FamilyContext): string[] {
  if (body.attributes === undefined) return before?.attributes ?? [context.identifier]
  const sent = ensureCodes(body.attributes, 'attributes', 'attributes')
  return withIdentifier(
    sent.map((code) => storedAttribute(code, 'attributes', context)),
    context,
  )
}

/** Null stands for no image; a label cannot be missing, so there null is a code that nobody has. */
function readAttribute(
  property: 'attribute_as_label' | 'attribute_as_image',
  { before, body }: Change<Family>,
  context: FamilyContext,
): string | null {
  if (body[property] === undefined) return before?.[property] ?? null
  const code = ensureScalar(body[property], property)
  if (code === '' && property === 'attribute_as_image') return null
  return storedAttribute(code, property, context)
}

/** Merged channel by channel; what the family no longer has falls out of the channels that are not named. */
function readRequirements(
  { before, body }: Change<Family>,
  attributes: string[],
  context: FamilyContext,
): Family['attribute_requirements'] {
  const current = requirementsOnAll(before?.attribute_requirements ?? {}, context)
  const kept = Object.entries(current).map(([channel, codes]): [string, string[]] => [
    channel,
    codes.filter((code) => attributes.includes(code)),
  ])
  const property = 'attribute_requirements'
  const named = body[property] === undefined ? {} : ensureObject(body[property], property)
  const sent = Object.entries(named).map(([code, codes]): [string, string[]] => {
    const channel = context.channel(code)
    const required = ensureRequired(code, codes)
    if (!channel) {
      throw new InvalidFormat(
        `Property "${property}" expects a valid code. The channel does not exist, "${code}" given.`,
      )
    }
    const stored = required.map((one) => storedAttribute(one, property, context))
    return [channel.code, withIdentifier(stored, context)]
  })
  return Object.fromEntries([...kept, ...sent])
}

function ensureRequired(channel: string, codes: unknown): string[] {
  if (Array.isArray(codes)) {
    return ensureCodes(codes, 'attribute_requirements', `attributes in the channel "${channel}"`)
  }
  throw new InvalidFormat(
    `Property "attribute_requirements" expects an array with valid data, the channel "${channel}" is not an array.`,
  )
}

function storedAttribute(code: string, property: string, context: FamilyContext): string {
  const attribute = context.attribute(code)
  if (attribute) return attribute.code
  throw new InvalidFormat(
    `Property "${property}" expects a valid code. The attribute does not exist, "${code}" given.`,
  )
}

function withIdentifier(codes: string[], { identifier }: FamilyContext): string[] {
  return [...new Set([...codes, identifier])].sort()
}

function requirementViolations(
  requirements: Family['attribute_requirements'],
  attributes: string[],
): Violation[] {
  return Object.entries(requirements).flatMap(([channel, codes]) =>
    codes
      .filter((code) => !attributes.includes(code))
      .map((code) => ({
        property: 'attribute_requirements',
        message: `The attribute "${code}" cannot be an attribute required for the channel "${channel}" as it does not belong to this family`,
      })),
  )
}

const memberTypes = {
  attribute_as_label: ['pim_catalog_text', 'pim_catalog_identifier'],
  attribute_as_image: ['pim_catalog_image', 'pim_catalog_asset_collection'],
}

function memberViolations(
  property: keyof typeof memberTypes,
  code: string | null,
  attributes: string[],
  context: FamilyContext,
): Violation[] {
  if (code === null) return []
  const types = memberTypes[property]
  const supported = types.map((type) => `"${type}"`).join(' and ')
  return violationsOf(property, [
    !attributes.includes(code) && `Property "${property}" must belong to the family`,
    !types.includes(context.attribute(code)?.type ?? '') &&
      `Property "${property}" only supports ${supported} attribute types for the family`,
  ])
}

function axisViolations(attributes: string[], variants: FamilyVariant[]): Violation[] {
  return variants.flatMap(({ code, variant_attribute_sets: sets }) =>
    sets
      .flatMap(({ axes }) => axes)
      .filter((axis) => !attributes.includes(axis))
      .map((axis) => ({
        property: 'attributes',
        message: `Attribute "${axis}" is an axis in "${code}" family variant. It must belong to the family.`,
      })),
  )
}
