import type { ProductFilter } from '../state/catalogue.ts'

/** What the address of the page asks to look at. */
export interface Wanted {
  /** Identifier or uuid of the product that is open. */
  product: string | undefined
  /** The call whose changes are to be lit. */
  request: number | undefined
  filter: ProductFilter
  page: number
}

export const allProducts: ProductFilter = {
  search: '',
  family: '',
  channel: '',
  completeness: '',
  enabled: '',
}

/** `?family=lamps&completeness=incomplete&page=2` or `?product=halo_desk_lamp&request=17` */
export function readAddress(search: string): Wanted {
  const query = new URLSearchParams(search)
  const text = (name: string) => query.get(name) ?? ''
  return {
    product: text('product') || undefined,
    request: positive(text('request')),
    filter: {
      search: text('search'),
      family: text('family'),
      channel: text('channel'),
      completeness: oneOf(['incomplete', 'complete'] as const, text('completeness')),
      enabled: oneOf(['yes', 'no'] as const, text('enabled')),
    },
    page: positive(text('page')) ?? 1,
  }
}

/** The query of an address; empty for all products. */
export function writeAddress({ product, request, filter, page }: Wanted): string {
  const query = new URLSearchParams({
    ...(product && { product }),
    ...(request && { request: String(request) }),
    ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== '')),
    ...(page > 1 && { page: String(page) }),
  })
  return query.size === 0 ? '' : `?${query}`
}

export function isEverything(filter: ProductFilter): boolean {
  const { channel: _, ...rest } = filter
  return Object.values(rest).every((value) => value === '')
}

function positive(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}

function oneOf<Word extends string>(words: readonly Word[], text: string): Word | '' {
  return words.find((word) => word === text) ?? ''
}
