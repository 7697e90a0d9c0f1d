import { type ChangeList, type Difference, differencesBetween, type ProductByUuid } from '#contract'

export type LoggedChange = ChangeList['items'][number]

/** The call that something came from, as far as it is known. */
export interface Origin {
  /** Its number in the request log. */
  request: number
  connection: string | null
}

/** A part of a product that has changed while the reader looked, or by the call that a link names. */
export interface Lit extends Difference {
  origin: Origin | undefined
}

/** Names one part of a product, so that it can be found on the page. */
export function placeOf({ property, attribute, locale, scope }: Difference): string {
  return JSON.stringify([property, attribute ?? null, locale ?? null, scope ?? null])
}

/** What differs since the last look, over what was lit already: the newest of each place. */
export function lightUp(
  known: readonly Lit[],
  before: ProductByUuid,
  after: ProductByUuid,
  origin: Origin | undefined,
): readonly Lit[] {
  const fresh = differencesBetween(before, after).map((difference) => ({ ...difference, origin }))
  return newestOfEach([...known, ...fresh])
}

/** What one call changed, from the history. */
export function litByCall(changes: readonly LoggedChange[], request: number): readonly Lit[] {
  const ofCall = changes.filter((change) => change.request === request)
  return newestOfEach(
    ofCall
      .toReversed()
      .flatMap(({ connection, differences }) =>
        differences.map((difference) => ({ ...difference, origin: { request, connection } })),
      ),
  )
}

function newestOfEach(lit: readonly Lit[]): readonly Lit[] {
  return [...new Map(lit.map((difference) => [placeOf(difference), difference])).values()]
}
