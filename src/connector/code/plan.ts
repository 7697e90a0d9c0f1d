import { parsePath, type Path } from '../records/path.ts'
import type { AssociationRule, Mapping, Origin, Rule, ValueRule } from '../mapping/schema.ts'
import type { Format } from '../reading/format.ts'
import type { TransformSpec } from '../transforms/schema.ts'

export type StepName = (typeof stepNames)[number]

export const stepNames = [
  'trim',
  'collapse',
  'unescape',
  'strip_html',
  'upper',
  'lower',
  'title',
  'sentence',
  'replace',
  'split',
  'join',
  'first',
  'last',
  'default',
  'affix',
  'number',
  'date',
  'boolean',
  'lookup',
] as const

/** One function of the mapping file. */
export interface Field {
  /** Words that make its name in any language: `name`, `de_DE`. */
  words: readonly string[]
  origin: Origin & Pick<Rule, 'cases'>
}

/** One line of the table of rules, with its functions. */
export interface PlannedRule {
  rule: Rule & Partial<ValueRule>
  property?: 'family' | 'parent' | 'categories' | 'enabled'
  read: Field
  unit?: string | Field
  currency?: string | Field
}

/** One line of the table of associations, with its functions. */
export interface PlannedAssociation {
  rule: AssociationRule
  read: Field
  quantity?: string | Field
}

/** A mapping, cut into what becomes functions. */
export interface Plan {
  mapping: Mapping
  format: Format['kind']
  /** The names on the way to the records. */
  record: readonly string[]
  /** As `TextDecoder` names it; undefined where the project is to find it out. */
  encoding: string | undefined
  /** The first row of a CSV file has names. */
  hasHeading: boolean
  /** Takes elements as HTML. */
  hasHtml: boolean
  /** Says what products belong together with. */
  hasLinks: boolean
  identifier: Field
  rules: readonly PlannedRule[]
  associations: readonly PlannedAssociation[]
  steps: ReadonlySet<StepName>
}

/** What every language writes down, each in its own words. */
export function planOf(mapping: Mapping): Plan {
  return {
    mapping,
    format: formatOf(mapping),
    record: recordPath(mapping).steps.map(({ name }) => name),
    encoding: encodingOf(mapping),
    hasHeading: namesColumns(mapping),
    hasLinks: (mapping.associations ?? []).length > 0,
    hasHtml: everyOrigin(mapping).some(({ as }) => as === 'html'),
    identifier: { words: ['identifier'], origin: mapping.identifier },
    rules: rulesOf(mapping),
    associations: associationsOf(mapping),
    steps: new Set(transformsOf(mapping).flatMap((spec) => stepNameOf(spec) ?? [])),
  }
}

export function recordPath({ source }: Mapping): Path {
  return source?.record === undefined ? { steps: [] } : parsePath(source.record)
}

/** A delimiter tells CSV, and what nothing is said about is XML. */
export function formatOf({ source = {} }: Mapping): Plan['format'] {
  return source.delimiter === undefined ? (source.format ?? 'xml') : 'csv'
}

/** By the name that every language knows. @throws RangeError for one that nobody knows */
function encodingOf({ source: { encoding } = {} }: Mapping): string | undefined {
  return encoding === undefined ? undefined : new TextDecoder(encoding).encoding
}

/** Who reads a table without headings says `column 3` for all of its columns. */
function namesColumns(mapping: Mapping): boolean {
  const paths = everyOrigin(mapping).flatMap(({ from = [] }) => from)
  const names = paths.flatMap((path) => parsePath(path).steps[0]?.name ?? [])
  return names.some((name) => !/^column \d+$/.test(name))
}

/** Everything that reads something: fields, their cases, and what stands beside them. */
function everyOrigin(mapping: Mapping): Origin[] {
  return originsOf(mapping).flatMap((origin) => [origin, ...(origin.cases ?? [])])
}

/** The name of a step; undefined for one that no project has. */
export function stepNameOf(spec: TransformSpec): StepName | undefined {
  const name = typeof spec === 'string' ? spec : (Object.keys(spec)[0] ?? '')
  const settled = typeof spec === 'object' && 'case' in spec ? spec.case : name
  return stepNames.find((known) => known === settled)
}

/** All transforms of a mapping, in its order. */
export function transformsOf(mapping: Mapping): TransformSpec[] {
  return originsOf(mapping).flatMap(({ transforms = [], cases = [] }) => [
    ...transforms,
    ...cases.flatMap((one) => one.transforms ?? []),
  ])
}

/** All places of a mapping that read something. */
export function originsOf(mapping: Mapping): Field['origin'][] {
  const fields = rulesOf(mapping).flatMap(({ read, unit, currency }) => [read, unit, currency])
  const linked = associationsOf(mapping).flatMap(({ read, quantity }) => [read, quantity])
  return [
    mapping.identifier,
    ...[...fields, ...linked].flatMap((field) => (typeof field === 'object' ? [field.origin] : [])),
  ]
}

function rulesOf(mapping: Mapping): PlannedRule[] {
  const properties = (['family', 'parent', 'categories', 'enabled'] as const).flatMap(
    (property) => {
      const rule = mapping[property]
      return rule ? [{ property, rule, read: { words: [property], origin: rule } }] : []
    },
  )
  return [...properties, ...mapping.values.map(valueRule)].map((planned) => ({
    ...planned,
    rule: { ...planned.rule, ...choicesOf(planned.rule, mapping) },
  }))
}

function associationsOf(mapping: Mapping): PlannedAssociation[] {
  return (mapping.associations ?? []).map((rule) => {
    const words = [rule.type, rule.to ?? 'products']
    const quantity = beside(words, rule.quantity, 'quantity')
    return {
      rule: { ...rule, ...choicesOf(rule, mapping) },
      read: { words, origin: rule },
      ...(quantity !== undefined && { quantity }),
    }
  })
}

/** What becomes of texts that cannot be used: what the rule says, else what the mapping says. */
function choicesOf(rule: Rule, mapping: Mapping): Pick<Rule, 'unknown' | 'invalid'> {
  return {
    unknown: rule.unknown ?? mapping.unknown,
    invalid: rule.invalid ?? mapping.invalid,
  }
}

function valueRule(rule: ValueRule): PlannedRule {
  const words = [rule.attribute, ...[rule.locale ?? []].flat(), ...[rule.scope ?? []].flat()]
  const unit = beside(words, rule.unit, 'unit')
  const currency = beside(words, rule.currency, 'currency')
  return {
    rule,
    read: { words, origin: rule },
    ...(unit !== undefined && { unit }),
    ...(currency !== undefined && { currency }),
  }
}

function beside(words: readonly string[], companion: ValueRule['unit'], what: string) {
  return typeof companion === 'object' ? { words: [...words, what], origin: companion } : companion
}
