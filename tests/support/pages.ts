/** A page of a list, as far as tests look at it. */
export interface Page<Item> {
  _links: Record<string, { href: string }>
  items_count?: number
  _embedded: { items: (Item & { _links: object })[] }
}

export function itemsOf<Item>({
  _embedded: { items },
}: Page<Item>): Page<Item>['_embedded']['items'] {
  return items
}

/** Where a link of the page leads; empty when there is none. */
export function linkOf({ _links: links }: Page<unknown>, name: string): string {
  return links[name]?.href ?? ''
}
