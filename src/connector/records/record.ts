/** Where something stands in the source file; lines and columns count from 1. */
export interface Place {
  line: number
  column: number
}

/**
 * One element of a record, whatever format it came from: an XML element, a property of a JSON
 * object (an array is the same name repeated), a cell of a CSV line (its name is the heading).
 */
export interface RecordNode {
  /** Local name; namespaces are told apart when the format is recognised, not here. */
  name: string
  /** XML attributes by local name; none in JSON and CSV. */
  attributes: Readonly<Record<string, string>>
  /** The text directly inside, entities resolved, as it stands: not trimmed, not normalised. */
  text: string
  children: readonly RecordNode[]
  /** How much of its parent's text stands before it, in UTF-16 units. */
  offset?: number
  place: Place
}

/** One item of the source: what a mapping makes a product of. */
export interface SourceRecord {
  /** Counts from 1 over the whole file. */
  index: number
  root: RecordNode
}
