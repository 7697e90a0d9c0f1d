import type { ProductModelPatchLine } from '#contract'
import type {
  Applied,
  Finding,
  MappedMedia,
  MappedModel,
  MappedProduct,
} from '../mapping/mapped.ts'
import type { Place } from '../records/record.ts'
import { Claims, type Claimant } from './claims.ts'
import type { ModelEvent } from './events.ts'
import { fingerprint, type Fingerprints } from './fingerprints.ts'

/** What one record adds to its product model: said by none before it, and not sent last time. */
export interface ModelPart {
  /** Fingerprint of the code as the PIM compares it. */
  key: string
  index: number
  place: Place
  line: ProductModelPatchLine
  whenNew?: MappedModel['whenNew'] | undefined
  /** What to remember when the PIM takes it. */
  facts: readonly (readonly [key: string, value: string])[]
}

/** A record after its model was looked at. */
export interface Met {
  /** With what it says of the model otherwise than one before it; rejected when another is the same variant. */
  applied: Applied
  part?: ModelPart
  /** The model, when it is met first and stays as it is. */
  unchanged?: ModelEvent
}

/**
 * The product models of a file. They are told piece by piece, each record may say something of its model;
 * of two that disagree the first counts, so that the same file sent twice comes to the same.
 */
export class Models {
  readonly #claims = new Claims()
  readonly #sent: Fingerprints

  /** @param sent what earlier runs sent */
  constructor(sent: Fingerprints) {
    this.#sent = sent
  }

  meet(applied: Applied, index: number): Met {
    if (applied.kind !== 'product') return { applied }
    const { product, notes } = applied
    const { model, place, identifier } = product
    if (!model) return { applied }
    const record = { index, line: place.line }
    const twin = this.#twinOf(product, model, record)
    if (twin) return { applied: { kind: 'rejected', identifier, findings: [...notes, twin] } }
    const { firsts, findings } = this.#claim(factsOf(product), model, record, place)
    const settled = withOwnFiles(product, firsts)
    const met = { applied: { ...applied, product: settled, notes: [...notes, ...findings] } }
    const changed = firsts.filter(
      ({ media, key, value }) => !media && this.#sent.get(key) !== value,
    )
    const isMetFirst = firsts.some(({ property }) => property === 'family_variant')
    if (changed.length > 0)
      return { ...met, part: partOf(model, changed, isMetFirst, index, place) }
    return { ...met, ...(isMetFirst && { unchanged: unchanged(model, index, place) }) }
  }

  /** What the record is the first to say, and where it disagrees. */
  #claim(facts: readonly Fact[], model: MappedModel, record: Claimant, place: Place) {
    const firsts: Fact[] = []
    const findings: Finding[] = []
    for (const fact of facts) {
      const claim = this.#claims.claim(fact.key, fact.value, record)
      if (claim.kind === 'first') firsts.push(fact)
      if (claim.kind === 'other') findings.push(disagreement(model, fact, claim.first, place))
    }
    return { firsts, findings }
  }

  #twinOf(
    { identifier, place }: MappedProduct,
    { code, axes }: MappedModel,
    record: Claimant,
  ): Finding | undefined {
    const key = fingerprint(JSON.stringify(['axes', code, axes]).toLowerCase())
    const claim = this.#claims.claim(key, fingerprint(identifier.toLowerCase()), record)
    if (claim.kind !== 'other') return undefined
    const names = Object.keys(axes)
    const reason = `${recordWords(claim.first)} has the same ${names.join(' and ')} under the model ${code}.`
    return { reason, place, target: names[0] ?? 'model', text: textOf(Object.values(axes)) }
  }
}

/** One thing that is said of a model. */
interface Fact {
  property: string
  key: string
  value: string
  entry?: { locale: string | null; scope: string | null; data: unknown }
  media?: MappedMedia
}

function factsOf({ model, media = [] }: MappedProduct): Fact[] {
  if (!model) return []
  const { code, line } = model
  const about = (...names: unknown[]) => fingerprint(JSON.stringify([code.toLowerCase(), ...names]))
  const branch = { property: 'family_variant', key: about('family_variant') }
  return [
    { ...branch, value: fingerprint(line.family_variant ?? '') },
    ...Object.entries(line.values ?? {}).flatMap(([property, entries]) =>
      entries.map((entry) => ({
        property,
        key: about(property, entry.locale, entry.scope),
        value: fingerprint(JSON.stringify(entry.data)),
        entry,
      })),
    ),
    ...media.filter(isOfModel).map((one) => ({
      property: one.attribute,
      key: about('media', one.attribute, one.locale, one.scope),
      value: fingerprint(one.source),
      media: one,
    })),
  ]
}

function isOfModel({ owner }: MappedMedia): boolean {
  return 'code' in owner
}

/** With those files of its model only that it is the first to name. */
function withOwnFiles(product: MappedProduct, firsts: readonly Fact[]): MappedProduct {
  if (!product.media) return product
  const own = new Set(firsts.map(({ media }) => media))
  return { ...product, media: product.media.filter((one) => !isOfModel(one) || own.has(one)) }
}

function partOf(
  { code, line, whenNew }: MappedModel,
  facts: readonly Fact[],
  isMetFirst: boolean,
  index: number,
  place: Place,
): ModelPart {
  const wanted = new Set(facts.map(({ entry }) => entry))
  const values = Object.entries(line.values ?? {}).flatMap(([property, entries]) => {
    const some = entries.filter((entry) => wanted.has(entry))
    return some.length > 0 ? [[property, some] as const] : []
  })
  return {
    key: modelKey(code),
    index,
    place,
    line: { ...line, values: Object.fromEntries(values) },
    ...(isMetFirst && whenNew && { whenNew }),
    facts: facts.map(({ key, value }) => [key, value]),
  }
}

export function modelKey(code: string): string {
  return fingerprint(code.toLowerCase())
}

/** What the records of a batch add to each of their models, in the order of the file. */
export function mergeParts(parts: readonly ModelPart[]): ModelPart[] {
  return [...Map.groupBy(parts, ({ key }) => key).values()].map((some) => some.reduce(merge))
}

function merge(one: ModelPart, other: ModelPart): ModelPart {
  const values = { ...one.line.values }
  for (const [code, entries] of Object.entries(other.line.values ?? {}))
    values[code] = [...(values[code] ?? []), ...entries]
  return { ...one, line: { ...one.line, values }, facts: [...one.facts, ...other.facts] }
}

function unchanged({ code }: MappedModel, index: number, place: Place): ModelEvent {
  return { kind: 'model', code, index, place, outcome: 'unchanged', findings: [] }
}

function disagreement(
  { code, line }: MappedModel,
  { property, entry, media }: Fact,
  first: Claimant,
  place: Place,
): Finding {
  const reason = `${recordWords(first)} says otherwise of the model ${code}. The first one counts; this is not sent.`
  return {
    reason,
    place,
    target: property,
    text: textOf(media?.source ?? entry?.data ?? line.family_variant),
  }
}

function recordWords({ index, line }: Claimant): string {
  return `Record ${index} (line ${line})`
}

function textOf(data: unknown): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data)
  return text.slice(0, 200)
}
