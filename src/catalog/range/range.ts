import type { FamilyVariant } from '#contract'
import { type CatalogFiles, readFile, readFolder } from '../files.ts'
import { readText, type Text } from '../languages.ts'
import type { Source } from '../source.ts'
import type { FamilyWithVariants } from '../structure/families.ts'
import type { Structure } from '../structure/structure.ts'
import { readValues, type ValueRules, type Values } from '../values/read.ts'

/** The company's range as its authors describe it: rules for all, and one file a family. */
export interface Range {
  name: Template
  eanPrefix: string
  hoursBetween: number
  files: RangeFile[]
}

/** One file of products: what they have in common, their series, kinds and choices. */
export interface RangeFile {
  family: FamilyWithVariants | null
  values: Values
  series: Series[]
  kinds: ReadonlyMap<string, Kind>
  /** attribute code -> option code, or `any` for those not named -> what that choice adds */
  choices: ReadonlyMap<string, ReadonlyMap<string, Choice>>
  /** What single products say for themselves, by code. */
  own: ReadonlyMap<string, Own>
}

export interface Series {
  code: string
  name: Text
  line: Template
  text: Template
  since: string
  updated: string
  variant: FamilyVariant | null
  categories: string[]
  values: Values
  times: Factors
  makes: Make[]
}

/** Some kinds, each made in every combination of these choices. */
export interface Make {
  kinds: string[]
  axes: { attribute: string; options: string[] }[]
  at: Source
}

export interface Kind {
  name: Text
  text: Template | null
  /** The line of facts in print. */
  facts: Template | null
  categories: string[]
  values: Values
}

export interface Choice {
  attribute: string
  text: Template | null
  values: Values
  times: Factors
}

export interface Own {
  name: Text | null
  text: Template | null
  line: Template | null
  categories: string[] | null
  values: Values
  at: Source
}

/** A text with {pieces}, and where it is written. */
export interface Template {
  text: Text
  at: Source
}

/** attribute code -> factor */
export type Factors = ReadonlyMap<string, number>

export function readRange(files: CatalogFiles, structure: Structure): Range {
  const source = readFile(files, 'range.yaml')
  source.fieldsOnly('prices', 'name', 'ean_prefix', 'hours_between', 'values')
  const rules = { structure, allowed: null, rates: readRates(source.need('prices'), structure) }
  const everyProduct = readValues(source.get('values'), rules)
  return {
    name: readTemplate(source.need('name'), structure),
    eanPrefix: source.need('ean_prefix').text(),
    hoursBetween: source.need('hours_between').number(),
    files: readFolder(files, 'products').map((file) => readRangeFile(file, rules, everyProduct)),
  }
}

function readRates(source: Source, { currencies }: Structure): Record<string, number> {
  const active = currencies.filter(({ enabled }) => enabled).map(({ code }) => code)
  source.fieldsOnly(...active)
  return Object.fromEntries(active.map((code) => [code, source.need(code).number()]))
}

function readRangeFile(source: Source, outside: ValueRules, everyProduct: Values): RangeFile {
  source.fieldsOnly('family', 'values', 'facts', 'series', 'kinds', 'choices', 'products')
  const { structure } = outside
  const family = readFamilyOf(source.get('family'), structure)
  const rules = family ? { ...outside, allowed: allowedIn(family) } : outside
  const facts = source.get('facts')
  const kinds = mapFields(source.need('kinds'), (kind) => readKind(kind, facts, rules))
  return {
    family,
    values: new Map([...everyProduct, ...readValues(source.get('values'), rules)]),
    series: [...source.need('series').fields()].map(([code, series]) =>
      readSeries(code, series, { family, kinds, rules }),
    ),
    kinds,
    choices: mapFields(source.get('choices'), (options, attribute) =>
      mapFields(options, (choice, option) => {
        if (option !== 'any') ensureOption(attribute, option, choice, structure)
        return readChoice(attribute, choice, rules)
      }),
    ),
    own: mapFields(source.get('products'), (own) => readOwn(own, rules)),
  }
}

function readFamilyOf(
  source: Source | undefined,
  { families }: Structure,
): FamilyWithVariants | null {
  if (!source) return null
  return families.get(source.text()) ?? source.fail(`the family "${source.text()}" does not exist`)
}

function allowedIn({ row }: FamilyWithVariants): NonNullable<ValueRules['allowed']> {
  return { family: row.code, attributes: new Set(row.attributes) }
}

function readSeries(
  code: string,
  source: Source,
  known: {
    family: FamilyWithVariants | null
    kinds: ReadonlyMap<string, Kind>
    rules: ValueRules
  },
): Series {
  source.fieldsOnly(
    'name',
    'line',
    'text',
    'since',
    'updated',
    'variant',
    'categories',
    'values',
    'times',
    'makes',
  )
  const { structure } = known.rules
  return {
    code,
    name: readText(source.need('name'), structure.languages),
    line: readTemplate(source.need('line'), structure),
    text: readTemplate(source.need('text'), structure),
    since: readDay(source.need('since')),
    updated: readDay(source.need('updated')),
    variant: readVariantOf(source.get('variant'), known.family),
    categories: readCategoryCodes(source.get('categories'), structure),
    values: readValues(source.get('values'), known.rules),
    times: readFactors(source.get('times'), known.rules),
    makes: source
      .need('makes')
      .items()
      .map((item) => readMake(item, known.kinds, structure)),
  }
}

function readVariantOf(
  source: Source | undefined,
  family: FamilyWithVariants | null,
): FamilyVariant | null {
  if (!source) return null
  return (
    family?.variants.get(source.text()) ??
    source.fail(`the family variant "${source.text()}" does not exist in this family`)
  )
}

function readMake(source: Source, kinds: ReadonlyMap<string, Kind>, structure: Structure): Make {
  const axes = [...source.fields()].filter(([key]) => key !== 'kinds')
  return {
    at: source,
    kinds: source
      .need('kinds')
      .items()
      .map((item) => {
        const kind = item.text()
        return kinds.has(kind) ? kind : item.fail(`there is no kind "${kind}" in this file`)
      }),
    axes: axes.map(([attribute, options]) => ({
      attribute,
      options: options.items().map((item) => ensureOption(attribute, item.text(), item, structure)),
    })),
  }
}

function ensureOption(
  attribute: string,
  option: string,
  source: Source,
  { options }: Structure,
): string {
  if (options.get(attribute)?.has(option)) return option
  return source.fail(`"${option}" is not an option of ${attribute}`)
}

function readKind(source: Source, facts: Source | undefined, rules: ValueRules): Kind {
  source.fieldsOnly('name', 'text', 'facts', 'categories', 'values')
  const { structure } = rules
  return {
    name: readText(source.need('name'), structure.languages),
    text: maybeTemplate(source.get('text'), structure),
    facts: maybeTemplate(source.get('facts') ?? facts, structure),
    categories: readCategoryCodes(source.get('categories'), structure),
    values: readValues(source.get('values'), rules),
  }
}

function readChoice(attribute: string, source: Source, rules: ValueRules): Choice {
  source.fieldsOnly('text', 'values', 'times')
  return {
    attribute,
    text: maybeTemplate(source.get('text'), rules.structure),
    values: readValues(source.get('values'), rules),
    times: readFactors(source.get('times'), rules),
  }
}

function readOwn(source: Source, rules: ValueRules): Own {
  source.fieldsOnly('name', 'text', 'line', 'categories', 'values')
  const { structure } = rules
  const name = source.get('name')
  const categories = source.get('categories')
  return {
    name: name ? readText(name, structure.languages) : null,
    text: maybeTemplate(source.get('text'), structure),
    line: maybeTemplate(source.get('line'), structure),
    categories: categories ? readCategoryCodes(categories, structure) : null,
    values: readValues(source.get('values'), rules),
    at: source,
  }
}

function readCategoryCodes(source: Source | undefined, { categories }: Structure): string[] {
  return (source?.items() ?? []).map((item) => {
    const code = item.text()
    return categories.has(code) ? code : item.fail(`the category "${code}" does not exist`)
  })
}

function readFactors(source: Source | undefined, rules: ValueRules): Factors {
  return mapFields(source, (factor, code) => {
    if (!rules.structure.attributes.has(code)) factor.fail(`the attribute "${code}" does not exist`)
    return factor.number()
  })
}

function readTemplate(source: Source, { languages }: Structure): Template {
  return { text: readText(source, languages), at: source }
}

function maybeTemplate(source: Source | undefined, structure: Structure): Template | null {
  return source ? readTemplate(source, structure) : null
}

function readDay(source: Source): string {
  const day = source.text()
  return /^20\d\d-[01]\d-[0-3]\d$/.test(day) ? day : source.fail(`"${day}" is not like 2026-03-05`)
}

function mapFields<Thing>(
  source: Source | undefined,
  read: (field: Source, key: string) => Thing,
): Map<string, Thing> {
  return new Map([...(source?.fields() ?? [])].map(([key, field]) => [key, read(field, key)]))
}
