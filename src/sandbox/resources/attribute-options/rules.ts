import type { Attribute, AttributeOption } from '#contract'
import { InvalidFormat, Refused, type Violation, ensureValid } from '../../problems.ts'
import {
  type Change,
  type Checked,
  ensureScalar,
  immutable,
  largestOrder,
  readCode,
  readLabels,
  violationsOf,
} from '../../rest/entities.ts'
import { ensureKnownProperties } from '../../rest/shapes.ts'
import { typeName } from '../../type-names.ts'

/** What the rules ask of the catalogue; the readers answer. */
export interface AttributeOptionContext {
  /** The attribute in the address, and the code that it has there. */
  attribute: Attribute
  attributeInAddress: string
  isAttribute(code: string): boolean
  isKnownLocale(code: string): boolean
  /** The last place that an option of the attribute has. */
  lastPlace(): number
}

const typesWithOptions = ['pim_catalog_simpleselect', 'pim_catalog_multiselect']

export function hasOptions({ type }: Attribute): boolean {
  return typesWithOptions.includes(type)
}

/** Why an attribute without options cannot be asked for them. */
export function withoutOptions(attributeCode: string): string {
  const supported = typesWithOptions.map((type) => `"${type}"`).join(', ')
  return `Attribute "${attributeCode}" does not support options. Only attributes of type ${supported} support options`
}

/** The option that a body makes; a new one comes last. */
export function applyAttributeOption(
  change: Change<AttributeOption>,
  context: AttributeOptionContext,
): AttributeOption {
  const { before, body } = change
  ensureKnownProperties(body, ['code', 'attribute', 'sort_order', 'labels'], ['_links'])
  const code = readCode(change, 'Option')
  const order = readOrder(before?.sort_order, body.sort_order, context)
  const labels = readLabels(before?.labels ?? {}, body.labels, context.isKnownLocale, {
    items: 'labels',
  })
  ensureValid([
    ...attributeViolations(change, context),
    ...code.violations,
    ...order.violations,
    ...labels.violations,
  ])
  return {
    code: code.value,
    attribute: context.attribute.code,
    sort_order: order.value,
    labels: labels.value,
  }
}

/** The attribute is that of the address: an option keeps it, and a new one may only repeat it. */
function attributeViolations(
  { before, body }: Change<AttributeOption>,
  { attribute, attributeInAddress, isAttribute }: AttributeOptionContext,
): Violation[] {
  const sent =
    body.attribute === undefined ? attribute.code : ensureScalar(body.attribute, 'attribute')
  const isSame = sent.toLowerCase() === attribute.code.toLowerCase()
  if (!isSame && !before) {
    throw new Refused(
      `The attribute code "${sent}" provided in the request body must match the attribute code "${attributeInAddress}" provided in the url.`,
    )
  }
  if (!isSame && !isAttribute(sent)) {
    throw new InvalidFormat(
      `Property "attribute" expects a valid attribute code. The attribute does not exist, "${sent}" given.`,
    )
  }
  if (!isSame) return [immutable('attribute')]
  return violationsOf('attribute', [!hasOptions(attribute) && withoutOptions(attributeInAddress)])
}

function readOrder(
  before: number | undefined,
  sent: unknown,
  { lastPlace }: AttributeOptionContext,
): Checked<number> {
  if (sent === undefined || sent === null) {
    return { value: before ?? Math.min(lastPlace() + 1, largestOrder), violations: [] }
  }
  if (!Number.isSafeInteger(sent)) {
    throw new InvalidFormat(
      `Property "sort_order" expects an integer as data, "${typeName(sent)}" given.`,
    )
  }
  const value = Number(sent)
  const messages = [
    value < -largestOrder && `This value should be greater than or equal to ${-largestOrder}.`,
    value > largestOrder && `This value should be less than or equal to ${largestOrder}.`,
  ]
  return { value, violations: violationsOf('sort_order', messages) }
}
