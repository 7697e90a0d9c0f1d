/**
 * The documented limits of the PIM's API, in one place: the sandbox enforces them, the client keeps to
 * them, and the pages print them. Source: the vendor's API documentation (pagination, batches, limits).
 */
export const limits = {
  /** Items a page of a list may hold. */
  itemsPerPage: 100,
  /** Items a list gives page by page; beyond, `search_after` is the way. */
  itemsByPage: 10_000,
  /** Attributes and criteria that a search in a body may name. */
  searchAttributes: 800,
  searchCriteria: 20,
  /** Lines of one batch request. */
  batchLines: 100,
  /** Characters of one line of a batch. */
  lineCharacters: 1_000_000,
  /** Bytes of a token request's body. */
  tokenBodyBytes: 300,
  /** Calls that one connection may have under way at once. */
  callsAtOnce: 4,
  /** Calls that one PIM may have under way at once, whosever they are. */
  callsAtOnceInAll: 10,
  /** Requests a second that one PIM answers. */
  requestsPerSecond: 100,
  /** Attribute options a second that may be written one by one. */
  optionPatchesPerSecond: 3,
  /** Connections (and connected apps) of one PIM. */
  connections: 100,
  accessTokenSeconds: 3_600,
  refreshTokenSeconds: 1_209_600,
} as const
