import type { Attribute, Catalog, Channel, Family } from '#contract'
import { type Languages, readLabels } from '../languages.ts'
import type { Source } from '../source.ts'

/** A family, and the ways in which its product models split into variants. */
export interface FamilyWithVariants {
  row: Family
  variants: ReadonlyMap<string, CatalogFamilyVariant>
}

type CatalogFamilyVariant = Catalog['familyVariants'][number]

interface Known {
  languages: Languages
  attributes: ReadonlyMap<string, Attribute>
  channels: ReadonlyMap<string, Channel>
}

const axisTypes = ['pim_catalog_simpleselect', 'pim_catalog_boolean', 'pim_catalog_metric']

export function readFamilies(source: Source, known: Known): Map<string, FamilyWithVariants> {
  source.fieldsOnly('every', 'families')
  const every = source.need('every')
  every.fieldsOnly('attributes', 'required', 'attribute_as_label', 'attribute_as_image')
  return new Map(
    [...source.need('families').fields()].map(([code, item]) => [
      code,
      readFamily(code, item, every, known),
    ]),
  )
}

function readFamily(code: string, source: Source, every: Source, known: Known): FamilyWithVariants {
  source.fieldsOnly('labels', 'attributes', 'required', 'variants')
  const attributes = [
    ...readAttributeCodes(every.need('attributes'), known),
    ...readAttributeCodes(source.need('attributes'), known),
  ]
  const row: Family = {
    code,
    attributes: sorted(attributes),
    attribute_as_label: every.need('attribute_as_label').text(),
    attribute_as_image: every.need('attribute_as_image').text(),
    attribute_requirements: readRequirements([every, source], attributes, known.channels),
    labels: readLabels(source.need('labels'), known.languages),
  }
  const variants = [...(source.get('variants')?.fields() ?? [])]
  return {
    row,
    variants: new Map(
      variants.map(([variant, item]) => [variant, readVariant(variant, item, row, known)]),
    ),
  }
}

function readAttributeCodes(source: Source, { attributes }: Pick<Known, 'attributes'>): string[] {
  return source
    .words()
    .map((code) =>
      attributes.has(code) ? code : source.fail(`the attribute "${code}" does not exist`),
    )
}

function readRequirements(
  sources: readonly Source[],
  attributes: readonly string[],
  channels: ReadonlyMap<string, Channel>,
): Record<string, string[]> {
  const required = new Map([...channels.keys()].map((channel) => [channel, ['sku']]))
  for (const source of sources) {
    for (const [channel, list] of source.get('required')?.fields() ?? []) {
      const codes = required.get(channel) ?? list.fail(`the channel "${channel}" does not exist`)
      codes.push(...list.items().map((item) => ofFamily(item, attributes)))
    }
  }
  return Object.fromEntries([...required].map(([channel, codes]) => [channel, sorted(codes)]))
}

function readVariant(
  code: string,
  source: Source,
  family: Family,
  known: Known,
): CatalogFamilyVariant {
  source.fieldsOnly('labels', 'levels')
  const seen = new Set<string>()
  const levels = source.need('levels').items()
  if (levels.length < 1 || levels.length > 2) source.need('levels').fail('should be one or two')
  return {
    code,
    family: family.code,
    labels: readLabels(source.need('labels'), known.languages),
    variant_attribute_sets: levels.map((level, at) => {
      level.fieldsOnly('axes', 'attributes')
      const axes = level
        .need('axes')
        .items()
        .map((axis) => readAxis(axis, family, known))
      const own = level
        .need('attributes')
        .items()
        .map((item) => ofFamily(item, family.attributes))
      for (const attribute of new Set([...axes, ...own])) {
        if (seen.has(attribute)) level.fail(`"${attribute}" is on two levels`)
        seen.add(attribute)
      }
      return { level: at + 1, axes, attributes: sorted([...axes, ...own]) }
    }),
  }
}

function readAxis(source: Source, family: Family, { attributes }: Known): string {
  const code = ofFamily(source, family.attributes)
  const type = attributes.get(code)?.type ?? ''
  return axisTypes.includes(type) ? code : source.fail(`"${code}" cannot be an axis (${type})`)
}

function ofFamily(source: Source, attributes: readonly string[]): string {
  const code = source.text()
  return attributes.includes(code)
    ? code
    : source.fail(`the attribute "${code}" does not belong to the family`)
}

function sorted(codes: readonly string[]): string[] {
  return [...new Set(codes)].sort()
}
