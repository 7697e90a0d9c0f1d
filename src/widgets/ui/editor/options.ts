import type { Completion } from '@codemirror/autocomplete'
import type { KnownField } from './schema-at.ts'

/** Something that may be written at a place. */
export interface Offer {
  value: string
  /** What it is called, or what it is like. */
  label?: string | undefined
}

/** A field of a schema, as its name is written. */
export function fieldOption(
  { name, description, isRequired }: KnownField,
  written: string,
  behind?: string,
): Completion {
  return {
    ...keyOption({ value: name }, written, behind),
    ...(description && { info: description }),
    ...(isRequired && { detail: 'required' }),
    boost: isRequired ? 1 : 0,
  }
}

/** A key that the reader's own data gives; what is written behind it begins its value. */
export function keyOption(offer: Offer, written: string, behind = ': '): Completion {
  return { ...ownOption(offer, written), type: 'property', apply: `${written}${behind}` }
}

/** A code or a text of the reader's own, shown as it is and written as the language wants it. */
export function ownOption({ value, label }: Offer, written: string): Completion {
  return { label: written, displayLabel: value, type: 'text', ...(label && { detail: label }) }
}

/** One of the values that a schema counts. */
export function wordOption(written: string): Completion {
  return { label: written, type: 'keyword' }
}
