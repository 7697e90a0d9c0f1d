import type { Associations, QuantifiedAssociations } from '../../values/associations.ts'
import type { Values } from '../../values/value.ts'

/** A product as it is stored: its own values and associations, without what a variant inherits. */
export interface StoredProduct {
  uuid: string
  /** The value of the identifier attribute; null for a product that has none. */
  identifier: string | null
  enabled: boolean
  family: string | null
  /** Code of the product model that a variant belongs to. */
  parent: string | null
  categories: string[]
  groups: string[]
  /** Without the identifier's. */
  values: Values
  associations: Associations
  quantified_associations: QuantifiedAssociations
  /** ISO 8601, to the second. */
  created: string
  updated: string
}

/** The two ways to address the one store of products. */
export type Flavour = 'identifier' | 'uuid'
