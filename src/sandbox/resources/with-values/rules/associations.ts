import type { AssociationType } from '#contract'
import { InvalidFormat, type Violation } from '../../../problems.ts'
import { ensureCodes, ensureObject } from '../../../rest/shapes.ts'
import {
  type AssociatedItems,
  type Associations,
  type LinkedKind,
  type QuantifiedAssociations,
  type QuantifiedItems,
  isNothing,
  noAssociatedItems,
} from '../../../values/associations.ts'

/** What names a product in associations. */
export type ProductKey = 'identifier' | 'uuid'

/** What associations may point at. Keys of the maps are lower-cased, values are stored spellings. */
export interface AssociationTargets {
  associationType(code: string): AssociationType | undefined
  /** Uuids by identifier or by uuid, whichever `productKey` says. */
  productKey: ProductKey
  products(keys: string[]): Map<string, string>
  productModels(codes: string[]): Map<string, string>
  groups(codes: string[]): Map<string, string>
}

const kinds = ['groups', 'products', 'product_models'] as const
const quantityLimit = 2_147_483_647
const linksPerType = 100

/** Per type and kind: a list that is sent replaces the one that is there, the rest stays. */
export function mergeAssociations(
  current: Associations,
  sent: unknown,
  targets: AssociationTargets,
): Associations {
  const merged = { ...current }
  for (const [type, lists] of Object.entries(ensureObject(sent, 'associations'))) {
    const code = ensureType(type, targets)
    const items = { ...(merged[code] ?? noAssociatedItems) }
    for (const [kind, list] of Object.entries(ensureObject(lists, 'associations'))) {
      if (!isKind(kind))
        throw new InvalidFormat(
          `Property "associations" expects an array with valid data, association format is not valid for the association type "${type}".`,
        )
      items[kind] = resolve(kind, ensureCodes(list, 'associations'), targets)
    }
    if (isNothing(items)) delete merged[code]
    else merged[code] = items
  }
  return merged
}

/** The same for associations with quantities, whose mistakes are listed one by one. */
export function mergeQuantifiedAssociations(
  current: QuantifiedAssociations,
  sent: unknown,
  targets: AssociationTargets,
): { merged: QuantifiedAssociations; violations: Violation[] } {
  const merged = { ...current }
  const violations: Violation[] = []
  for (const [type, lists] of Object.entries(ensureObject(sent, 'quantified_associations'))) {
    const property = `quantifiedAssociations.${type}`
    const wrongType = wrongQuantifiedType(type, targets)
    if (wrongType) {
      violations.push({ property, message: wrongType })
      continue
    }
    const code = targets.associationType(type)?.code ?? type
    const items = { ...(merged[code] ?? { products: [], product_models: [] }) }
    for (const [kind, links] of Object.entries(ensureObject(lists, 'quantified_associations'))) {
      if (kind === 'products') {
        items.products = quantifiedProducts(links, `${property}.products`, targets, violations)
      } else if (kind === 'product_models') {
        items.product_models = quantifiedModels(
          links,
          `${property}.product_models`,
          targets,
          violations,
        )
      } else {
        const message = `The link type "${kind}" doesn't exist. You can only associate products or product models.`
        violations.push({ property: `${property}.${kind}`, message })
      }
    }
    if (items.products.length + items.product_models.length === 0) delete merged[code]
    else merged[code] = items
  }
  return { merged, violations }
}

/** What works both ways would lead back to where it starts. */
export function selfViolations(
  associations: Associations,
  self: { kind: LinkedKind; key: string },
  targets: AssociationTargets,
): Violation[] {
  const leadsBack = Object.entries(associations).some(
    ([type, items]) =>
      items[self.kind].includes(self.key) && targets.associationType(type)?.is_two_way,
  )
  const message =
    'A 2-way association only allows two different products or product models to be associated'
  return leadsBack ? [{ property: 'associations', message }] : []
}

function ensureType(code: string, targets: AssociationTargets): string {
  const type = targets.associationType(code)
  if (!type) {
    throw new InvalidFormat(
      `Property "associations" expects a valid association type code. The association type does not exist, "${code}" given.`,
    )
  }
  if (!type.is_quantified) return type.code
  throw new InvalidFormat(
    `Property "associations" expects a valid association type code. "${code}" can only be used for associations with quantities.`,
  )
}

function resolve(
  kind: keyof AssociatedItems,
  codes: string[],
  targets: AssociationTargets,
): string[] {
  const { known, noun, label } = {
    groups: { known: targets.groups, noun: 'group', label: 'group code' },
    product_models: {
      known: targets.productModels,
      noun: 'product model',
      label: 'product model identifier',
    },
    products: { known: targets.products, noun: 'product', label: `product ${targets.productKey}` },
  }[kind]
  const found = known(codes)
  const unknown = codes.find((code) => !found.has(code.toLowerCase()))
  if (unknown === undefined)
    return [...new Set(codes.map((code) => found.get(code.toLowerCase()) ?? code))]
  throw new InvalidFormat(
    `Property "associations" expects a valid ${label}. The ${noun} does not exist, "${unknown}" given.`,
  )
}

function wrongQuantifiedType(code: string, targets: AssociationTargets): string | undefined {
  const type = targets.associationType(code)
  if (!type) {
    return "This association type doesn't exist. Please make sure it hasn't been deleted in the meantime."
  }
  if (type.is_quantified) return undefined
  return `"${code}" can’t be used for associations with quantities. Please choose an association type that allows it.`
}

function quantifiedProducts(
  links: unknown,
  property: string,
  targets: AssociationTargets,
  violations: Violation[],
): QuantifiedItems['products'] {
  const settled = settleLinks(links, property, targets.productKey, violations)
  const found = targets.products(settled.map(({ key }) => key))
  reportMissing(settled, found, property, 'products', violations)
  return settled.map(({ key, quantity }) => ({
    uuid: found.get(key.toLowerCase()) ?? key,
    quantity,
  }))
}

function quantifiedModels(
  links: unknown,
  property: string,
  targets: AssociationTargets,
  violations: Violation[],
): QuantifiedItems['product_models'] {
  const settled = settleLinks(links, property, 'identifier', violations)
  const found = targets.productModels(settled.map(({ key }) => key))
  reportMissing(settled, found, property, 'product models', violations)
  return settled.map(({ key, quantity }) => ({
    identifier: found.get(key.toLowerCase()) ?? key,
    quantity,
  }))
}

interface Link {
  key: string
  quantity: number
}

function settleLinks(
  links: unknown,
  property: string,
  keyName: string,
  violations: Violation[],
): Link[] {
  const list = Object.values(ensureObject(links, 'quantified_associations'))
  if (list.length > linksPerType) {
    const message = `You've reached the limit of ${linksPerType} associations. Please, delete some existing associations before adding new ones.`
    violations.push({ property, message })
  }
  return list.map((item, index) => settleLink(item, `${property}.${index}`, keyName, violations))
}

function settleLink(
  item: unknown,
  property: string,
  keyName: string,
  violations: Violation[],
): Link {
  const link = ensureObject(item, 'quantified_associations')
  const { [keyName]: key, quantity } = link
  if (typeof key !== 'string') throw withoutKey(keyName)
  if (quantity === undefined) throw withoutKey('quantity')
  if (Number.isInteger(quantity) && Number(quantity) >= 1 && Number(quantity) <= quantityLimit) {
    return { key, quantity: Number(quantity) }
  }
  const shown = typeof quantity === 'string' ? quantity : JSON.stringify(quantity)
  const message = `"${shown}" is an invalid quantity. Please, write a value between 1 and ${quantityLimit}.`
  violations.push({ property: `${property}.quantity`, message })
  return { key, quantity: 1 }
}

function withoutKey(name: string): InvalidFormat {
  return new InvalidFormat(
    `Property "quantified_associations" expects an array with the key "${name}".`,
  )
}

function reportMissing(
  links: Link[],
  found: Map<string, string>,
  property: string,
  noun: string,
  violations: Violation[],
): void {
  const missing = links.map(({ key }) => key).filter((key) => !found.has(key.toLowerCase()))
  if (missing.length === 0) return
  const message = `The following ${noun} don't exist: ${missing.join(', ')}. Please make sure the ${noun} haven't been deleted in the meantime.`
  violations.push({ property, message })
}

function isKind(kind: string): kind is keyof AssociatedItems {
  return (kinds as readonly string[]).includes(kind)
}
