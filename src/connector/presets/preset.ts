import type { Format } from '../reading/format.ts'
import type { TransformSpec } from '../transforms/schema.ts'

/** What a field means, whoever sends it. */
export type Role =
  | 'identifier'
  | 'name'
  | 'description'
  | 'price'
  | 'cost'
  | 'ean'
  | 'unit'
  | 'weight'
  | 'length'
  | 'width'
  | 'depth'
  | 'image'
  | 'category'
  | 'family'
  | 'brand'
  | 'keyword'
  | 'enabled'

/** A known shape of export: how to tell it, where its records stand, and what its fields mean. */
export interface Preset {
  code: string
  label: string
  kind: Format['kind']
  /**
   * Where its records stand, from the root; compared without regard to case. A file is of this
   * preset when one of these paths is in it, with all of `signature` inside the record.
   */
  records: readonly string[]
  /** Paths inside the record that must be there in at least one. */
  signature: readonly string[]
  /** From the record. The likeliest first where several fields have one role. */
  fields: readonly PresetField[]
  /** Where features stand as pairs of a name and a value. */
  features?: { path: string; name: string; value: string; unit?: string }
  /** What stands where there is nothing. */
  emptyWords?: readonly string[]
  /** What to know before mapping it, in a sentence each. */
  notes: readonly string[]
}

export interface PresetField {
  role: Role
  path: string
  /** Where the language of the value stands, from the field's element, or the language itself. */
  language?: string
  /** How its texts become what they mean, where they are written in a way of their own. */
  transforms?: readonly TransformSpec[]
  /** The unit that its amounts are usually in, as the PIM calls it. */
  unit?: string
  note?: string
}
