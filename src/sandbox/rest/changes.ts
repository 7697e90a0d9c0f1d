/** A product or product model before and after one write, both as they are stored. */
export interface Change {
  kind: 'product' | 'product_model'
  /** The uuid of a product, the code of a product model. */
  key: string
  /** Undefined for one that is new. */
  before: object | undefined
  /** Undefined for one that is gone. */
  after: object | undefined
}
