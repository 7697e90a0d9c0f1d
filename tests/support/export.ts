import type { Attribute, Channel, ProductValueData } from '#contract'
import type { ExportedProduct, ExportPlan } from '#connector'

/** An attribute as the PIM describes it, with what matters to the test. */
export function attribute(code: string, more: Partial<Attribute> = {}): Attribute {
  return {
    code,
    type: 'pim_catalog_text',
    localizable: false,
    scopable: false,
    available_locales: [],
    ...more,
  } as Attribute
}

export function planOf(
  attributes: readonly Attribute[],
  locales: readonly string[] = ['en_US'],
): ExportPlan {
  const channel: Channel = {
    code: 'shop',
    locales: ['en_US', 'de_DE'],
    currencies: ['EUR', 'USD'],
    category_tree: 'master',
    conversion_units: {},
    labels: { en_US: 'Shop & more' },
  }
  return { channel, locales, attributes, isChoice: false }
}

/** A product whose values belong to no locale, or to those named. */
export function exported(
  values: Record<string, ProductValueData | { in: Record<string, ProductValueData> }>,
  more: Partial<ExportedProduct> = {},
): ExportedProduct {
  const entries = Object.entries(values).map(([code, value]) => {
    const isPerLocale = typeof value === 'object' && 'in' in value
    const places = isPerLocale
      ? Object.entries(value.in).map(([locale, data]) => ({ locale, data }))
      : [{ locale: null, data: value }]
    return [code, places] as const
  })
  return {
    uuid: '7dbb4328-0143-4cdd-b9d9-dd63bce8f313',
    identifier: 'halo',
    family: 'lamps',
    parent: null,
    categories: ['desk', 'sale'],
    updated: '2026-11-01T00:00:00+00:00',
    values: new Map(entries),
    ...more,
  }
}

export async function* listOf<Item>(...items: Item[]): AsyncGenerator<Item> {
  yield* items
}

export async function textOf(texts: AsyncIterable<string>): Promise<string> {
  let all = ''
  for await (const text of texts) all += text
  return all
}
