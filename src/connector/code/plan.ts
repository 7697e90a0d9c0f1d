import { parsePath, type Path } from '../records/path.ts'
import type { Mapping, Origin, Rule, ValueRule } from '../mapping/schema.ts'
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

/** A mapping, cut into what becomes functions. */
export interface Plan {
  mapping: Mapping
  record: readonly string[]
  identifier: Field
  rules: readonly PlannedRule[]
  steps: ReadonlySet<StepName>
}

/** What every language writes down, each in its own words. */
export function planOf(mapping: Mapping): Plan {
  return {
    mapping,
    record: recordPath(mapping).steps.map(({ name }) => name),
    identifier: { words: ['identifier'], origin: mapping.identifier },
    rules: rulesOf(mapping),
    steps: new Set(transformsOf(mapping).flatMap((spec) => stepNameOf(spec) ?? [])),
  }
}

export function recordPath({ source }: Mapping): Path {
  return source?.record === undefined ? { steps: [] } : parsePath(source.record)
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
  return [
    mapping.identifier,
    ...fields.flatMap((field) => (typeof field === 'object' ? [field.origin] : [])),
  ]
}

function rulesOf(mapping: Mapping): PlannedRule[] {
  const properties = (['family', 'parent', 'categories', 'enabled'] as const).flatMap(
    (property) => {
      const rule = mapping[property]
      return rule ? [{ property, rule, read: { words: [property], origin: rule } }] : []
    },
  )
  const { unknown, invalid } = mapping
  return [...properties, ...mapping.values.map(valueRule)].map((planned) => ({
    ...planned,
    rule: {
      ...planned.rule,
      unknown: planned.rule.unknown ?? unknown,
      invalid: planned.rule.invalid ?? invalid,
    },
  }))
}

function valueRule(rule: ValueRule): PlannedRule {
  const words = [rule.attribute, ...[rule.locale ?? []].flat(), ...[rule.scope ?? []].flat()]
  const beside = (companion: ValueRule['unit'], what: string) =>
    typeof companion === 'object' ? { words: [...words, what], origin: companion } : companion
  const unit = beside(rule.unit, 'unit')
  const currency = beside(rule.currency, 'currency')
  return {
    rule,
    read: { words, origin: rule },
    ...(unit !== undefined && { unit }),
    ...(currency !== undefined && { currency }),
  }
}
