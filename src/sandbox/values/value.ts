import type { Attribute } from '#contract'
import type { Violation } from '../problems.ts'

/** One value of an attribute for one locale and channel, its data in the form that GET answers. */
export interface Value {
  locale: string | null
  scope: string | null
  data: unknown
}

/** Values of a product or a product model, by attribute code. */
export type Values = Record<string, Value[]>

/** What a value may point at; the sandbox's readers answer, whatever the case of a code. */
export interface References {
  attribute(code: string): Attribute | undefined
  /** Those that say what new values start with. */
  attributesWithDefault(): readonly Attribute[]
  /** The stored spellings of those of `codes` that are options of the attribute, by lower-cased code. */
  optionCodes(attributeCode: string, codes: string[]): Map<string, string>
  /** The same of records or assets of what the attribute refers to. */
  linkedCodes(
    attribute: Pick<Attribute, 'type' | 'reference_data_name'>,
    codes: string[],
  ): Map<string, string>
  /** The stored spelling of a unit of the measurement family. */
  unitCode(measurementFamily: string, code: string): string | undefined
  currency(code: string): { code: string; enabled: boolean } | undefined
  mediaFile(code: string): StoredFile | undefined
  channel(code: string): { code: string; locales: readonly string[] } | undefined
  locale(code: string): { code: string; enabled: boolean } | undefined
}

/** An uploaded file, as far as values look at it. */
export interface StoredFile {
  code: string
  original_filename: string
  mime_type: string
  /** In bytes. */
  size: number
}

/** What one attribute type does with data that a caller sent. */
export interface ValueType {
  /**
   * Turns sent data into the stored form: `undefined` when there is nothing in it, which erases the
   * value. Throws InvalidFormat for data of a wrong shape; reports a broken rule through `refuse`.
   */
  normalise(data: unknown, attribute: Attribute, check: Check): unknown
}

export interface Check {
  references: References
  refuse(message: string, details?: Pick<Violation, 'currency'>): undefined
}
