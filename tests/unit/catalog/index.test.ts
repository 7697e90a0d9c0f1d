import { describe, expect, test } from 'vitest'
import { readCatalog } from '#catalog'
import type { Attribute, Catalog, ProductValue } from '#contract'
import { realFiles } from './real-files.ts'

const catalog = readCatalog(realFiles())

const attributes = byCode(catalog.attributes as Attribute[])
const options = new Set(
  catalog.attributeOptions.map(({ attribute, code }) => `${attribute}.${code}`),
)
const channels = byCode(catalog.channels)
const categories = byCode(catalog.categories)
const families = byCode(catalog.families)
const variants = byCode(catalog.familyVariants)
const models = byCode(catalog.productModels)
const media = byCode(catalog.mediaFiles)
const products = new Map(catalog.products.map((product) => [product.identifier, product]))

describe('the range', () => {
  test('has more than a thousand products, some of them variants', () => {
    expect(catalog.products.length).toBeGreaterThanOrEqual(1000)
    expect(catalog.products.filter(({ parent }) => parent !== null).length).toBeGreaterThan(300)
    expect(catalog.products.filter(({ family }) => family === null).length).toBeGreaterThan(0)
  })

  test('has at least ten families, three of them with variants', () => {
    expect(families.size).toBeGreaterThanOrEqual(10)
    expect(new Set(catalog.familyVariants.map(({ family }) => family)).size).toBeGreaterThanOrEqual(
      3,
    )
  })

  test('has at least sixty attributes of every type', () => {
    const types = new Set(catalog.attributes.map(({ type }) => type))
    expect(attributes.size).toBeGreaterThanOrEqual(60)
    expect([...types].sort()).toEqual([
      'akeneo_reference_entity',
      'pim_catalog_asset_collection',
      'pim_catalog_boolean',
      'pim_catalog_date',
      'pim_catalog_file',
      'pim_catalog_identifier',
      'pim_catalog_image',
      'pim_catalog_metric',
      'pim_catalog_multiselect',
      'pim_catalog_number',
      'pim_catalog_price_collection',
      'pim_catalog_simpleselect',
      'pim_catalog_text',
      'pim_catalog_textarea',
    ])
  })

  test('is sold on three channels, in four locales and three currencies', () => {
    const locales = new Set(catalog.channels.flatMap((channel) => channel.locales))
    expect([...channels.keys()]).toEqual(['ecommerce', 'print', 'mobile'])
    expect([...locales].sort()).toEqual(['de_DE', 'en_GB', 'en_US', 'fr_FR'])
    expect(catalog.locales.length).toBeGreaterThanOrEqual(200)
    const active = catalog.currencies.filter(({ enabled }) => enabled).map(({ code }) => code)
    expect(active).toEqual(['EUR', 'GBP', 'USD'])
    expect(catalog.currencies.length).toBeGreaterThan(150)
  })

  test('is classified three levels deep, with a second tree', () => {
    const depth = (code: string | null): number =>
      code === null ? 0 : 1 + depth(categories.get(code)?.parent ?? null)
    expect(Math.max(...[...categories.keys()].map(depth))).toBeGreaterThanOrEqual(3)
    expect(
      catalog.categories.filter(({ parent }) => parent === null).map(({ code }) => code),
    ).toEqual(['master', 'seasonal'])
  })

  test('has the attributes, types and products that articles speak of', () => {
    expect([...attributes.keys()]).toEqual(
      expect.arrayContaining(
        'sku name description price weight color materials picture manual release_date recyclable ean warranty_years'.split(
          ' ',
        ),
      ),
    )
    expect(catalog.associationTypes.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['PACK', 'SUBSTITUTION', 'UPSELL', 'X_SELL', 'SET_CONTENT']),
    )
    expect(products.get('halo_desk_lamp')).toMatchObject({ family: 'lamps', enabled: true })
    expect(products.get('fjell_tent_2p')).toMatchObject({ family: 'tents', enabled: true })
    expect(products.get('linden_jacket_moss_m')).toMatchObject({ parent: 'linden_jacket_moss' })
    expect(models.get('linden_jacket_moss')).toMatchObject({ parent: 'linden_jacket' })
    expect(models.get('linden_jacket')?.family_variant).toBe('jackets_by_color_and_size')
  })

  test.each(['halo_desk_lamp', 'fjell_tent_2p', 'linden_jacket_moss_m'])(
    'has %s complete in every channel',
    (identifier) => {
      const product = products.get(identifier)
      const values = { ...inherited(product?.parent ?? null), ...product?.values }
      const requirements = families.get(product?.family ?? '')?.attribute_requirements ?? {}
      for (const [channel, required] of Object.entries(requirements)) {
        const locales = channels.get(channel)?.locales ?? []
        const told = required.map((code) => {
          const list = values[code]?.filter(
            ({ scope, locale }) =>
              (scope ?? channel) === channel && (locale === null || locales.includes(locale)),
          )
          return [code, code === 'sku' ? 1 : list?.length]
        })
        expect(told).toEqual(
          required.map((code) => [code, attributes.get(code)?.localizable ? locales.length : 1]),
        )
      }
    },
  )

  test('uses every attribute somewhere', () => {
    const used = new Set(
      [...catalog.products, ...catalog.productModels].flatMap(({ values }) => Object.keys(values)),
    )
    expect([...attributes.keys()].filter((code) => !used.has(code))).toEqual(['sku'])
  })

  test('leaves some products unfinished, disabled or outside every category', () => {
    const unfinished = catalog.products.filter(
      ({ family, parent, values }) => family !== null && parent === null && !isFilled(values),
    )
    expect(unfinished.length / catalog.products.length).toBeGreaterThan(0.05)
    expect(unfinished.length / catalog.products.length).toBeLessThan(0.3)
    expect(catalog.products.some(({ enabled }) => !enabled)).toBe(true)
    expect(
      catalog.products.some(({ parent, categories: own }) => parent === null && own.length === 0),
    ).toBe(true)
  })

  test('is the same each time it is read', () => {
    expect(readCatalog(realFiles())).toEqual(catalog)
  })
})

describe('every reference', () => {
  test('of a product or model resolves', () => {
    const groups = new Set(catalog.groups.map(({ code }) => code))
    const lost = [
      ...catalog.products.flatMap((product) => [
        ...missing([product.family], families),
        ...missing([product.parent ?? null], models),
        ...missing(product.categories, categories),
        ...missing(product.groups ?? [], groups),
      ]),
      ...catalog.productModels.flatMap((model) => [
        ...missing([model.family_variant], variants),
        ...missing([model.parent], models),
        ...missing(model.categories, categories),
      ]),
    ]
    expect(lost).toEqual([])
  })

  test('of an association resolves', () => {
    const lists = catalog.products.flatMap(({ associations, quantified_associations: counted }) => [
      ...Object.values(associations ?? {}),
      ...Object.values(counted ?? {}),
    ])
    const targets = (kind: 'products' | 'product_models') =>
      lists.flatMap((list) =>
        list[kind].map((target) => (typeof target === 'string' ? target : target.identifier)),
      )
    expect(missing(targets('products'), products)).toEqual([])
    expect(missing(targets('product_models'), models)).toEqual([])
  })

  test('of an association is of its type’s kind', () => {
    const quantified = (isQuantified: boolean) =>
      catalog.associationTypes
        .filter((type) => type.is_quantified === isQuantified)
        .map(({ code }) => code)
    for (const { associations, quantified_associations: counted } of catalog.products) {
      expect(quantified(false)).toEqual(expect.arrayContaining(Object.keys(associations ?? {})))
      expect(quantified(true)).toEqual(expect.arrayContaining(Object.keys(counted ?? {})))
    }
  })

  test('of a two-way association is returned', () => {
    const links = catalog.products.flatMap(({ identifier, associations }) =>
      (associations?.['COMPATIBLE']?.products ?? []).map((other) => [identifier, other] as const),
    )
    const oneSided = links.filter(
      ([one, other]) =>
        !products.get(other ?? '')?.associations?.['COMPATIBLE']?.products.includes(one),
    )
    expect(links.length).toBeGreaterThan(0)
    expect(oneSided).toEqual([])
  })

  test('of a family resolves, and what it requires belongs to it', () => {
    for (const { attributes: own, attribute_requirements: required } of catalog.families) {
      expect(missing(own, attributes)).toEqual([])
      expect(own).toContain('sku')
      expect(Object.keys(required).sort()).toEqual([...channels.keys()].sort())
      expect(own).toEqual(expect.arrayContaining(Object.values(required).flat()))
    }
  })

  test('finds parents before their children', () => {
    const seen = new Set<string>()
    const early = [...catalog.categories, ...catalog.productModels].filter(({ code, parent }) => {
      seen.add(code)
      return parent !== null && !seen.has(parent)
    })
    expect(early).toEqual([])
  })
})

describe('every value', () => {
  const told = [
    ...catalog.products.map(({ identifier, values }) => ({ code: identifier, values })),
    ...catalog.productModels.map(({ code, values }) => ({ code, values })),
  ].flatMap(({ code, values }) =>
    Object.entries(values).map(([attribute, list]) => ({ code, attribute, list })),
  )

  test('fits its attribute', () => {
    const misfits = told.filter(
      ({ attribute, list }) => !list.every((value) => fits(attributes.get(attribute), value)),
    )
    expect(misfits).toEqual([])
  })

  test('is told once for a locale and channel', () => {
    const twice = told.filter(({ list }) => {
      const places = new Set(list.map(({ locale, scope }) => `${locale} ${scope}`))
      return list.length === 0 || places.size < list.length
    })
    expect(twice).toEqual([])
  })

  test('belongs to the family of its product', () => {
    const strange = catalog.products.filter(({ family, values }) => {
      const own = new Set(families.get(family ?? '')?.attributes)
      return family !== null && !Object.keys(values).every((code) => own.has(code))
    })
    expect(strange).toEqual([])
  })

  test('of a text has no piece left open and no double blank', () => {
    const texts = told
      .flatMap(({ list }) => list.map(({ data }) => data))
      .filter((data) => typeof data === 'string')
    expect(texts.filter((text) => /[{}]| {2}|^\s|\s$|undefined/.test(text))).toEqual([])
  })
})

describe('variants', () => {
  const nodes = [
    ...catalog.productModels,
    ...catalog.products.map((product) => ({ ...product, code: product.identifier })),
  ].flatMap(({ code, parent, values }) => {
    const model = models.get(parent ?? '') ?? models.get(code)
    const sets = variants.get(model?.family_variant ?? '')?.variant_attribute_sets
    const depth = models.get(parent ?? '')?.parent ? 2 : Number(parent != null)
    return sets ? [{ code, parent, values, sets, depth }] : []
  })

  test('tell each value on the level of its attribute', () => {
    const misplaced = nodes.filter(({ values, sets, depth }) =>
      Object.keys(values).some((code) => {
        const level = sets.find((set) => set.attributes.includes(code))?.level ?? 0
        return level !== depth
      }),
    )
    expect(misplaced).toEqual([])
  })

  test('have all axes, in a combination that no sibling has', () => {
    const places = nodes
      .filter(({ depth }) => depth > 0)
      .map(({ parent, values, sets, depth }) => {
        const axes = sets.find(({ level }) => level === depth)?.axes ?? []
        return [parent, ...axes.map((axis) => String(values[axis]?.[0]?.data))].join()
      })
    expect(places.length).toBeGreaterThan(300)
    expect(new Set(places).size).toBe(places.length)
    expect(places.filter((place) => place.includes('undefined'))).toEqual([])
  })
})

describe('numbers and dates', () => {
  test('give every product a uuid, an article number and an EAN of its own', () => {
    const of = (attribute: string) =>
      catalog.products.map(({ values }) => values[attribute]?.[0]?.data)
    const uuids = catalog.products.map(({ uuid }) => uuid)
    for (const list of [uuids, of('ean'), of('article_number')]) {
      expect(new Set(list).size).toBe(catalog.products.length)
    }
    expect(
      uuids.every((uuid) =>
        /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(uuid),
      ),
    ).toBe(true)
  })

  test('keep creation before update, both in 2026', () => {
    for (const { created, updated } of [...catalog.products, ...catalog.productModels]) {
      expect(created >= '2026-03-01' && updated < '2026-11-01').toBe(true)
      expect(created <= updated).toBe(true)
      expect(created).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:00\+00:00$/)
    }
  })
})

function byCode<Thing extends { code: string }>(things: readonly Thing[]): Map<string, Thing> {
  const map = new Map(things.map((thing) => [thing.code, thing]))
  expect(map.size).toBe(things.length)
  return map
}

function inherited(parent: string | null): Catalog['products'][number]['values'] {
  const model = models.get(parent ?? '')
  return model ? { ...inherited(model.parent), ...model.values } : {}
}

/** The codes that are not among the known ones; null is no reference. */
function missing(
  codes: readonly (string | null)[],
  known: { has(code: string): boolean },
): (string | null)[] {
  return codes.filter((code) => code !== null && !known.has(code))
}

function isFilled(values: Catalog['products'][number]['values']): boolean {
  return ['name', 'description', 'picture', 'weight', 'price'].every(
    (code) =>
      values[code] !== undefined &&
      (code !== 'description' || values[code].some(({ locale }) => locale === 'fr_FR')),
  )
}

function fits(attribute: Attribute | undefined, { locale, scope, data }: ProductValue): boolean {
  if (!attribute) return false
  const known = scope === null ? [...channels.values()] : [channels.get(scope)]
  const locales = known.flatMap((channel) => channel?.locales ?? [])
  const available = attribute.available_locales
  if (attribute.scopable !== (scope !== null) || attribute.localizable !== (locale !== null))
    return false
  if (locale !== null && !locales.includes(locale)) return false
  if (locale !== null && available.length > 0 && !available.includes(locale)) return false
  return dataFits(attribute, data)
}

/** The codes of what the attribute refers to. */
function linked({ reference_data_name: name }: Attribute): string[] {
  const entities = [...catalog.referenceEntities, ...catalog.assetFamilies]
  const entity = entities.find(({ code }) => code === name)
  return entity?.records.map(({ code }) => code) ?? []
}

function dataFits(attribute: Attribute, data: ProductValue['data']): boolean {
  const isOption = (code: unknown) => options.has(`${attribute.code}.${code}`)
  switch (attribute.type) {
    case 'pim_catalog_text':
    case 'pim_catalog_textarea':
      return typeof data === 'string' && data.length > 0 && textFits(attribute, data)
    case 'pim_catalog_number':
      return numberFits(attribute, data)
    case 'pim_catalog_metric':
      return isMeasure(data) && numberFits(attribute, data.amount) && isUnit(attribute, data.unit)
    case 'pim_catalog_price_collection':
      return (
        Array.isArray(data) &&
        data.length > 0 &&
        data.every(
          (price) =>
            typeof price === 'object' &&
            /^\d+\.\d\d$/.test(String(price.amount)) &&
            ['EUR', 'GBP', 'USD'].includes(price.currency),
        )
      )
    case 'pim_catalog_boolean':
      return typeof data === 'boolean'
    case 'pim_catalog_date':
      return typeof data === 'string' && /^20\d\d-\d\d-\d\dT00:00:00\+00:00$/.test(data)
    case 'pim_catalog_simpleselect':
      return isOption(data)
    case 'pim_catalog_multiselect':
      return Array.isArray(data) && data.length > 0 && data.every(isOption)
    case 'akeneo_reference_entity':
      return linked(attribute).includes(String(data))
    case 'pim_catalog_asset_collection':
      return Array.isArray(data) && data.every((code) => linked(attribute).includes(String(code)))
    case 'pim_catalog_image':
    case 'pim_catalog_file':
      return attribute.allowed_extensions.includes(media.get(String(data))?.extension ?? '')
    default:
      return false
  }
}

function textFits(
  { max_characters: max, validation_rule: rule, validation_regexp: regexp }: Attribute,
  text: string,
) {
  if (text.length > (max ?? 255)) return false
  if (rule === 'email') return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text)
  if (rule === 'url') return URL.canParse(text)
  return rule === null || new RegExp((regexp ?? '//').slice(1, -1)).test(text)
}

function numberFits(attribute: Attribute, data: unknown): boolean {
  const wellFormed = attribute.decimals_allowed
    ? typeof data === 'string' && /^-?\d+\.\d{4}$/.test(data)
    : Number.isInteger(data)
  const number = Number(data)
  const { number_min: min, number_max: max, negative_allowed: negative } = attribute
  return (
    wellFormed &&
    (negative === true || number >= 0) &&
    (min === null || number >= Number(min)) &&
    (max === null || number <= Number(max))
  )
}

function isUnit({ metric_family: code }: Attribute, unit: string): boolean {
  const family = catalog.measurementFamilies.find((one) => one.code === code)
  return family?.units[unit] !== undefined
}

function isMeasure(data: ProductValue['data']): data is { amount: string | number; unit: string } {
  return typeof data === 'object' && 'unit' in data
}
