import type {
  AssociationType,
  Attribute,
  AttributeGroup,
  Catalog,
  Channel,
  MeasurementFamily,
  MediaFileWithBytes,
} from '#contract'
import { type CatalogFiles, readFile } from '../files.ts'
import { type Languages, readLanguages } from '../languages.ts'
import { readMedia } from '../media.ts'
import type { Source } from '../source.ts'
import { readAttributes } from './attributes.ts'
import { readEntities } from './custom-entities.ts'
import { readCategories } from './categories.ts'
import { type FamilyWithVariants, readFamilies } from './families.ts'
import { readAssociationTypes, readAttributeGroups } from './labelled.ts'
import { readMeasurementFamilies } from './measurements.ts'
import { type Options, readOptions } from './options.ts'
import { readChannels, readCurrencies, readLocales } from './places.ts'

/** All that products lean on, by code. */
export interface Structure {
  languages: Languages
  locales: Catalog['locales']
  currencies: Catalog['currencies']
  channels: ReadonlyMap<string, Channel>
  /** The locales in which each channel is written, sorted; under `null` those of all channels. */
  activeLocales: ReadonlyMap<string | null, readonly string[]>
  measurements: ReadonlyMap<string, MeasurementFamily>
  groups: ReadonlyMap<string, Omit<AttributeGroup, 'attributes'>>
  attributes: ReadonlyMap<string, Attribute>
  options: Options
  associationTypes: ReadonlyMap<string, AssociationType>
  categories: ReadonlyMap<string, Catalog['categories'][number]>
  families: ReadonlyMap<string, FamilyWithVariants>
  media: ReadonlyMap<string, MediaFileWithBytes>
  referenceEntities: Catalog['referenceEntities']
  assetFamilies: Catalog['assetFamilies']
}

export function readStructure(files: CatalogFiles): Structure {
  const languages = readLanguages(readFile(files, 'languages.yaml'))
  const locales = readLocales(readFile(files, 'locales.yaml'))
  const currencies = readCurrencies(readFile(files, 'currencies.yaml'))
  const channelSource = readFile(files, 'channels.yaml')
  const channels = readChannels(channelSource, languages, { locales, currencies })
  const measurements = readMeasurementFamilies(
    readFile(files, 'measurement-families.yaml'),
    languages,
  )
  const groups = readAttributeGroups(readFile(files, 'attribute-groups.yaml'), languages)
  const attributes = readAttributes(readFile(files, 'attributes.yaml'), {
    languages,
    groups,
    measurements,
  })
  const categories = readCategories(readFile(files, 'categories.yaml'), languages)
  const media = readMedia(files)
  ensureChannelsResolve(channelSource, { channels, categories, attributes, measurements })
  return {
    languages,
    locales,
    currencies,
    channels,
    activeLocales: readActiveLocales(channels),
    measurements,
    groups,
    attributes,
    options: readOptions(readFile(files, 'attribute-options.yaml'), attributes, languages),
    associationTypes: readAssociationTypes(readFile(files, 'association-types.yaml'), languages),
    categories,
    families: readFamilies(readFile(files, 'families.yaml'), { languages, attributes, channels }),
    media,
    referenceEntities: readEntities(readFile(files, 'reference-entities.yaml'), {
      languages,
      media,
    }),
    assetFamilies: readEntities(readFile(files, 'asset-families.yaml'), { languages, media }),
  }
}

function readActiveLocales(
  channels: ReadonlyMap<string, Channel>,
): Map<string | null, readonly string[]> {
  const byChannel = [...channels.values()].map(
    ({ code, locales }) => [code, locales.toSorted()] as const,
  )
  const all = new Set(byChannel.flatMap(([, locales]) => locales))
  return new Map<string | null, readonly string[]>([[null, [...all].sort()], ...byChannel])
}

function ensureChannelsResolve(
  source: Source,
  known: Pick<Structure, 'channels' | 'categories' | 'attributes' | 'measurements'>,
): void {
  for (const item of source.items()) {
    const tree = item.need('category_tree')
    if (known.categories.get(tree.text())?.parent !== null) {
      tree.fail(`"${tree.text()}" is not a category tree`)
    }
    for (const [code, unit] of item.get('conversion_units')?.fields() ?? []) {
      const family = known.attributes.get(code)?.metric_family
      if (!family) return unit.fail(`"${code}" is not a metric attribute`)
      if (!known.measurements.get(family)?.units[unit.text()]) {
        unit.fail(`"${unit.text()}" is not a unit of ${family}`)
      }
    }
  }
}
