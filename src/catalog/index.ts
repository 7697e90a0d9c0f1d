import type { Catalog, CatalogProduct, CatalogProductModel, ProductValues } from '#contract'
import { type CatalogFiles, readFile } from './files.ts'
import { type Entry, expandRange } from './range/expand.ts'
import { type Group, readGroups } from './range/groups.ts'
import { type Links, readLinks } from './range/links.ts'
import { numberProducts, uuidOf } from './range/numbers.ts'
import { readRange } from './range/range.ts'
import { leaveUnfinished } from './range/unfinished.ts'
import { readStructure, type Structure } from './structure/structure.ts'
import { present, settle } from './values/datum.ts'

export { CatalogError } from './source.ts'
export type { CatalogFiles } from './files.ts'

/**
 * Reads a catalogue from its sources: the files below `content/catalog`, path -> text, or bytes for those in
 * `media/`. The same files always give the same catalogue.
 *
 * @throws {CatalogError} where an author has to put something right; it names file and line.
 */
export function readCatalog(files: CatalogFiles): Catalog {
  const structure = readStructure(files)
  const range = readRange(files, structure)
  const entries = expandRange(range, structure)
  numberProducts(entries, range.eanPrefix)
  const groups = readGroups(readFile(files, 'groups.yaml'), entries, structure)
  const links = readLinks(readFile(files, 'associations.yaml'), {
    entries,
    groups: new Set(groups.keys()),
    structure,
  })
  const disabled = leaveUnfinished(readFile(files, 'unfinished.yaml'), entries, structure)
  const all = [...entries.values()]
  return {
    ...structureRows(structure),
    groups: [...groups.values()].map((group) => group.row),
    productModels: all
      .filter(({ kind }) => kind === 'model')
      .map((entry) => toProductModel(entry, structure)),
    products: all
      .filter(({ kind }) => kind === 'product')
      .map((entry) => toProduct(entry, { structure, groups, links, disabled })),
  }
}

function structureRows(
  structure: Structure,
): Omit<Catalog, 'groups' | 'productModels' | 'products'> {
  const families = [...structure.families.values()]
  const options = [...structure.options.values()].flatMap((list) => Array.from(list.values()))
  return {
    locales: structure.locales,
    currencies: structure.currencies,
    channels: [...structure.channels.values()],
    measurementFamilies: [...structure.measurements.values()],
    attributeGroups: [...structure.groups.values()],
    attributes: [...structure.attributes.values()],
    attributeOptions: options.map((option) => option.row),
    associationTypes: [...structure.associationTypes.values()],
    categories: [...structure.categories.values()],
    families: families.map((family) => family.row),
    familyVariants: families.flatMap(({ variants }) => Array.from(variants.values())),
    mediaFiles: [...structure.media.values()],
    referenceEntities: structure.referenceEntities,
    assetFamilies: structure.assetFamilies,
  }
}

function toProductModel(entry: Entry, structure: Structure): CatalogProductModel {
  const { code, parent, categories, created, updated } = entry
  const values = presentValues(entry, structure)
  return { code, family_variant: entry.variant ?? '', parent, categories, values, created, updated }
}

function toProduct(
  entry: Entry,
  {
    structure,
    groups,
    links,
    disabled,
  }: {
    structure: Structure
    groups: ReadonlyMap<string, Group>
    links: Links
    disabled: ReadonlySet<string>
  },
): CatalogProduct {
  const { code, family, parent, categories, created, updated } = entry
  const memberOf = [...groups.values()].filter((group) => group.members.has(code))
  return {
    uuid: uuidOf(code),
    identifier: code,
    enabled: !disabled.has(code),
    family,
    categories,
    groups: memberOf.map((group) => group.row.code).sort(),
    parent,
    values: presentValues(entry, structure),
    created,
    updated,
    associations: links.associations.get(code) ?? {},
    quantified_associations: links.quantified.get(code) ?? {},
  }
}

function presentValues({ values }: Entry, { attributes }: Structure): ProductValues {
  return Object.fromEntries(
    [...values].map(([code, list]) => {
      const attribute = attributes.get(code)
      if (!attribute) throw new RangeError(`${code} is not an attribute`)
      const rows = list.map(({ locale, scope, datum }) => ({
        locale,
        scope,
        data: present(settle(datum, attribute), attribute),
      }))
      return [code, rows]
    }),
  )
}
