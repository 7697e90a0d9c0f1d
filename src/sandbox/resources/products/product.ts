import type { Held } from '../with-values/held.ts'

/**
 * A product as it is stored: its own values and associations, without what a variant inherits. The
 * identifier's value is not among the values.
 */
export interface StoredProduct extends Held {
  uuid: string
  /** The value of the identifier attribute; null for a product that has none. */
  identifier: string | null
  enabled: boolean
  family: string | null
  /** Code of the product model that a variant belongs to. */
  parent: string | null
  groups: string[]
  /** ISO 8601, to the second. */
  created: string
  updated: string
}

/** The two ways to address the one store of products. */
export type Flavour = 'identifier' | 'uuid'
