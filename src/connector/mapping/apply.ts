import { isProductIdentifier, type ProductPatch, type ProductPatchLine } from '#contract'
import type { RecordNode, SourceRecord } from '../records/record.ts'
import type { PimStructure } from '../structure/structure.ts'
import { isRefusal, quote } from '../transforms/transform.ts'
import { createCondition } from './condition.ts'
import { associationType } from './associations.ts'
import { createFieldReader, type FieldContext } from './fields.ts'
import type {
  Applied,
  Finding,
  Links,
  MappedMedia,
  MappedModel,
  MappedProduct,
  QuantifiedLink,
} from './mapped.ts'
import { createModelReader, type ModelReading } from './model.ts'
import { codeType, createRule, type RuleResult } from './rules.ts'
import type { AssociationRule, Mapping, ValueRule } from './schema.ts'
import { asVariant, onItsLevel } from './variant.ts'
import { booleanType } from './values/boolean-and-date.ts'
import { valueTypeOf } from './values/index.ts'
import { mostBytes } from './values/media.ts'
import { mergePrices } from './values/price.ts'
import { asList, type Data, onlyOne } from './values/value-type.ts'

/**
 * Makes a mapping ready for a PIM; what comes back turns records into products. Pure: no calls, and the
 * same record always gives the same product.
 *
 *     const apply = createApply(mapping, await readStructureFor(client, mapping))
 *     const applied = apply(record)
 *
 * A rule for an attribute that the PIM does not have makes nothing; `checkMapping` tells beforehand.
 */
export function createApply(
  mapping: Mapping,
  structure: PimStructure,
): (record: SourceRecord) => Applied {
  const fields = fieldContext(mapping, structure)
  const readIdentifier = createIdentifierReader(mapping, fields)
  const whyNot = createFilter(mapping)
  const targets = createTargets(mapping, structure, fields)

  return ({ root }) => {
    const unwanted = whyNot(root)
    if (unwanted) return { kind: 'skipped', findings: [unwanted] }
    const identifier = readIdentifier(root)
    if (typeof identifier !== 'string') return { kind: 'rejected', findings: [identifier] }
    const draft = new Draft(identifier, root)
    for (const target of targets) target(root, draft)
    return draft.finish()
  }
}

function fieldContext(mapping: Mapping, { measurementFamilies }: PimStructure): FieldContext {
  return {
    measurementFamilies: [...measurementFamilies.values()],
    emptyWords: new Set(mapping.empty_words),
    eraseWords: new Set(mapping.erase_words),
  }
}

function createFilter({ records = {} }: Mapping): (node: RecordNode) => Finding | undefined {
  const keeps = records.keep ? createCondition(records.keep) : () => true
  const drops = records.drop ? createCondition(records.drop) : () => false
  return (node) => {
    if (keeps(node) && !drops(node)) return undefined
    return { reason: 'The mapping leaves such records out.', place: node.place, target: 'records' }
  }
}

function createIdentifierReader({ identifier }: Mapping, fields: FieldContext) {
  const read = createFieldReader(identifier, { ...fields, eraseWords: new Set() })
  return (node: RecordNode): string | Finding => {
    const { pieces, refused } = read(node)
    const [first] = pieces
    const finding = (reason: string) => ({
      reason,
      place: first?.place ?? node.place,
      target: 'identifier',
      ...(first && { text: first.text.slice(0, 200) }),
    })
    if (refused[0]) return { ...finding(refused[0].refusal.reason), place: refused[0].piece.place }
    if (!first) return finding('The record has no identifier.')
    if (new Set(pieces.map(({ text }) => text)).size > 1) {
      return finding('The record has several identifiers. Choose with the transform first or join.')
    }
    if (isProductIdentifier(first.text)) return first.text
    return finding(
      `${quote(first.text)} cannot be an identifier: 1 to 255 characters, no comma or semicolon, no space at either end.`,
    )
  }
}

type Target = (node: RecordNode, draft: Draft) => void

function createTargets(mapping: Mapping, structure: PimStructure, fields: FieldContext): Target[] {
  const ready = { mapping, fields }
  const { family, parent, categories, enabled } = mapping
  const property = (
    name: keyof ProductPatch,
    rule: typeof family,
    type: Parameters<typeof createRule>[2],
  ) => {
    if (!rule) return []
    const run = createRule(rule, name, type, ready)
    return [
      (node: RecordNode, draft: Draft) => draft.setProperty(name, run(node), rule.only === 'new'),
    ]
  }
  return [
    ...property('family', family, codeType(structure.families, 'family', onlyOne)),
    ...property('parent', parent, codeType(undefined, 'product model', onlyOne)),
    ...property('categories', categories, codeType(structure.categories, 'category', asList)),
    ...property('enabled', enabled, booleanType()),
    ...mapping.values.flatMap((rule) => valueTarget(rule, structure, ready)),
    ...(mapping.associations ?? []).map((rule) => associationTarget(rule, ready)),
    ...modelTarget(mapping, structure, ready),
  ]
}

/** After all values: some of them are the model's. */
function modelTarget(
  { model }: Mapping,
  structure: PimStructure,
  ready: { mapping: Mapping; fields: FieldContext },
): Target[] {
  if (!model) return []
  const read = createModelReader(model, structure, ready)
  return [(node, draft) => draft.comeUnder(read(node))]
}

function valueTarget(
  rule: ValueRule,
  structure: PimStructure,
  ready: { mapping: Mapping; fields: FieldContext },
): Target[] {
  const attribute = structure.attributes.get(rule.attribute)
  const type = attribute && valueTypeOf({ attribute, rule, structure, fields: ready.fields })
  if (!attribute || !type) return []
  const run = createRule(rule, attribute.code, type, ready)
  const merge = mergers[attribute.type] ?? keepFirst
  const placements = placementsOf(rule)
  if (rule.media) {
    const most = mostBytes(attribute)
    return [(node, draft) => draft.setMedia(rule, placements, run(node), most)]
  }
  return [(node, draft) => draft.setValue(rule, placements, run(node), merge)]
}

function associationTarget(
  rule: AssociationRule,
  ready: { mapping: Mapping; fields: FieldContext },
): Target {
  const run = createRule(rule, rule.type, associationType(rule, ready.fields), ready)
  return (node, draft) => draft.setLinks(rule, run(node))
}

interface Placement {
  locale: string | null
  scope: string | null
}

function placementsOf({ locale, scope }: ValueRule): Placement[] {
  const locales = locale === undefined ? [null] : [locale].flat()
  const scopes = scope === undefined ? [null] : [scope].flat()
  return locales.flatMap((one) => scopes.map((other) => ({ locale: one, scope: other })))
}

/** What becomes of a second rule for the same value. */
type Merge = (known: Data, more: Data) => Data | undefined

/** The rules of a value are alternatives: the first that has something wins. */
const keepFirst: Merge = (known) => known

const mergers: Record<string, Merge> = {
  pim_catalog_price_collection(known, more) {
    if (!Array.isArray(known) || !Array.isArray(more)) return known ?? more
    const merged = mergePrices([...known, ...more] as Parameters<typeof mergePrices>[0])
    return isRefusal(merged) ? undefined : merged
  },
  pim_catalog_multiselect: (known, more) =>
    Array.isArray(known) && Array.isArray(more)
      ? ([...new Set([...known, ...more])] as string[])
      : (known ?? more),
}

/** A product while its rules are at work. */
class Draft {
  readonly #identifier: string
  readonly #root: RecordNode
  #always: ProductPatch = {}
  #whenNew: ProductPatch = {}
  #model: MappedModel | undefined
  #media: MappedMedia[] = []
  readonly #links: Links = {}
  readonly #findings: RuleResult['findings'][number][] = []
  readonly #newOptions: MappedProduct['newOptions'][number][] = []

  constructor(identifier: string, root: RecordNode) {
    this.#identifier = identifier
    this.#root = root
  }

  setProperty(name: keyof ProductPatch, { data, findings }: RuleResult, onlyNew: boolean): void {
    this.#findings.push(...findings)
    if (data === undefined || (data === null && name === 'enabled')) return
    const settled = data === null && name === 'categories' ? [] : data
    Object.assign(onlyNew ? this.#whenNew : this.#always, { [name]: settled })
  }

  setValue(
    { attribute, only }: ValueRule,
    placements: readonly Placement[],
    { data, findings, newOptions }: RuleResult,
    merge: Merge,
  ): void {
    this.#findings.push(...findings)
    if (data === undefined) return
    this.#newOptions.push(...newOptions)
    const part = only === 'new' ? this.#whenNew : this.#always
    const entries = ((part.values ??= {})[attribute] ??= [])
    for (const { locale, scope } of placements) {
      const known = entries.find((entry) => entry.locale === locale && entry.scope === scope)
      const merged = known ? merge(known.data, data) : data
      if (merged === undefined) this.#conflict(attribute)
      else if (known) known.data = merged
      else entries.push({ locale, scope, data: merged })
    }
  }

  /** An erased one is a value like any other. */
  setMedia(
    rule: ValueRule,
    placements: readonly Placement[],
    result: RuleResult,
    most: number,
  ): void {
    const { data, place = this.#root.place } = result
    if (typeof data !== 'string') return this.setValue(rule, placements, result, keepFirst)
    this.#findings.push(...result.findings)
    const owner = { identifier: this.#identifier }
    for (const placement of placements)
      this.#media.push({
        owner,
        attribute: rule.attribute,
        ...placement,
        source: data,
        most,
        place,
      })
  }

  setLinks({ type, to = 'products', quantity }: AssociationRule, result: RuleResult): void {
    this.#findings.push(...result.findings)
    if (result.data === undefined) return
    if (quantity === undefined || to === 'groups') {
      const kinds = ((this.#links.associations ??= {})[type] ??= {})
      const codes = (result.data ?? []) as string[]
      kinds[to] = [...new Set([...(kinds[to] ?? []), ...codes])]
    } else {
      const kinds = ((this.#links.quantified_associations ??= {})[type] ??= {})
      kinds[to] = [...(kinds[to] ?? []), ...((result.data ?? []) as unknown as QuantifiedLink[])]
    }
  }

  comeUnder({ model, findings }: ModelReading): void {
    this.#findings.push(...findings)
    if (!model) return
    const parts = { always: this.#always, whenNew: this.#whenNew }
    const variant = asVariant(parts, model, this.#root.place)
    this.#findings.push(...variant.findings)
    this.#always = variant.always
    this.#whenNew = variant.whenNew
    this.#model = variant.model
    this.#media = this.#media.map((media) => onItsLevel(media, model))
  }

  #conflict(target: string): void {
    const reason = 'Two rules of the mapping give different prices in one currency.'
    this.#findings.push({ reason, place: this.#root.place, target, choice: 'reject' })
  }

  finish(): Applied {
    const findings = this.#findings.map(({ choice: _, ...finding }) => finding)
    const chosen = new Set(this.#findings.map(({ choice }) => choice))
    const identifier = this.#identifier
    if (chosen.has('reject')) return { kind: 'rejected', identifier, findings }
    if (chosen.has('skip')) return { kind: 'skipped', identifier, findings }
    return { kind: 'product', product: this.#product(), notes: findings }
  }

  #product(): MappedProduct {
    const line: ProductPatchLine = { identifier: this.#identifier, ...this.#always }
    const hasLinks = Object.keys(this.#links).length > 0
    const hasMore = Object.keys(this.#whenNew).length > 0
    return {
      identifier: this.#identifier,
      line,
      ...(hasMore && { whenNew: this.#whenNew }),
      ...(hasLinks && { links: this.#links }),
      ...(this.#model && { model: this.#model }),
      ...(this.#media.length > 0 && { media: this.#media }),
      newOptions: this.#newOptions,
      place: this.#root.place,
    }
  }
}
