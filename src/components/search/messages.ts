import type { SearchRequest, SearchResults } from '#search'

/** Why nothing can be searched: the index does not answer, or this site was served without one. */
export type Failure = 'unreachable' | 'no index'

/** What the page asks its worker. */
export interface Question {
  id: number
  request: SearchRequest
}

/** What it is told. */
export type Reply = { id: number } & ({ results: SearchResults } | { failure: Failure })
