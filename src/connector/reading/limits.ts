/**
 * What reading keeps in memory at most. A file that goes beyond is refused at the line where it
 * does, so that a broken or hostile file costs no more than a good one.
 */
export interface Limits {
  /** Elements (or objects and lists) inside one another. @default 100 */
  depth: number
  /** Characters of one text, attribute, comment or other single thing. @default 8,000,000 */
  textLength: number
  /** Characters of text in one record. @default 16,000,000 */
  recordLength: number
  /** Elements in one record. @default 100,000 */
  recordElements: number
  /** Attributes of one element. @default 1,000 */
  attributes: number
}

export const defaultLimits: Limits = {
  depth: 100,
  textLength: 8_000_000,
  recordLength: 16_000_000,
  recordElements: 100_000,
  attributes: 1000,
}
