import type { OperationId } from './operations.ts'
import type { FlowType } from './schemas.ts'

/** What a tutorial's step wants to be true in the reader's PIM: all of it, in this order. */
export interface Check {
  connection?: ConnectionCheck | undefined
  token?: TokenCheck | undefined
  option?: OptionCheck | undefined
  product?: ProductCheck | undefined
  call?: CallCheck | undefined
}

/** There is a connection with these settings. */
export interface ConnectionCheck {
  flow_type?: FlowType | undefined
  /** Whether the dashboard tracks it. */
  auditable?: boolean | undefined
}

/** A token was given out. */
export interface TokenCheck {
  /** What the connection is whose user asked for it. */
  flow_type?: FlowType | undefined
}

/** An attribute has an option, because somebody created it. */
export interface OptionCheck {
  attribute: string
  code: string
}

/** A product has a value, or somebody changed one. */
export interface ProductCheck {
  identifier: string
  value?: PlacedValue | undefined
  /** Any other value than before will do. */
  changed?: ValuePlace | undefined
  enabled?: boolean | undefined
}

/** Where a value stands. Left out, locale and channel are `null`, as in the API. */
export interface ValuePlace {
  attribute: string
  locale?: string | null | undefined
  scope?: string | null | undefined
}

export interface PlacedValue extends ValuePlace {
  /** As in the API; `1.5` and `1.5000` are the same amount. */
  data: unknown
}

/** The PIM's API was called. */
export interface CallCheck {
  operation: OperationId
  /** Path parameters that the call must have. */
  path?: Readonly<Record<string, string>> | undefined
  /** @default any 2xx */
  status?: number | undefined
  /** A property or attribute that the list must be filtered by. */
  filter?: string | undefined
  /** Lines of a batch: how many at least have to be accepted, and how many refused. */
  lines?: { accepted?: number | undefined; refused?: number | undefined } | undefined
  /** What the connection is that called. */
  by?: FlowType | undefined
  /** An operation that has to have gone well before, with the same path parameters. */
  after?: OperationId | undefined
}
