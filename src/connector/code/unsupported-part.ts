/** Something of a mapping that a project in this language cannot do. */
export interface Unsupported {
  /** Where in the mapping: `values`, `source.format` … */
  what: string
  /** Why, and what to do instead. */
  why: string
}
