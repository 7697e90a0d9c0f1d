import type { Condition } from '../records/path.ts'
import type { Branch } from './path-tree.ts'
import type { Values } from './values.ts'

/** An element that may be the record, and why. */
export interface Candidate {
  /** From the document's root, for `readRecords`. */
  path: string
  count: number
  /** In words, for whoever chooses. */
  why: string
}

interface Judged extends Candidate {
  branch: Branch
  depth: number
  fields: number
  identifier: string | undefined
  isRepeated: boolean
  isSingle: boolean
}

const identifierLike =
  /^(id|nr|no_?|num|number|nummer|sku|ean|gtin|key|ref|reference|code|matnr|default_code|ид|артикул)$|(^|[ _-])(id|nr|no|num|number|sku|code|ref|aid|pid)\.?$|^(artikel|article|item|product|produkt|material)[ _-]?(nr|no|number|nummer|id|code)?\.?$/i
const nameLike = /name|bezeichnung|title|titel|description|beschreibung|label|design|libell|maktx/i

/**
 * The elements that may be the record, the likeliest first: the shallowest that repeats and has an
 * identifier and several different fields. Which one occurs most often says nothing: a catalogue of
 * one product may have thousands of features.
 */
export function findCandidates(root: Branch): (Candidate & { branch: Branch })[] {
  const judged = [...descendants(root)].map(judge).filter(({ fields }) => fields >= 2)
  const single = judged.find(({ isSingle }) => isSingle)
  const found = judged
    .filter(({ isRepeated, identifier }) => isRepeated || identifier !== undefined)
    .sort((a, b) => rank(b, single) - rank(a, single) || a.depth - b.depth || b.fields - a.fields)
    .slice(0, 12)
    .map(({ path, count, why, branch }) => ({ path, count, why, branch }))
  const whole = found[0] && wholeOf(found[0].branch)
  return whole ? [whole, ...found.filter(({ branch }) => branch !== whole.branch)] : found
}

/**
 * What the likeliest is only a part of: `IndexItem` where each has one `ItemID` and one `ItemDetail`, so
 * that the number stands in the one and all the rest in the other.
 */
function wholeOf(part: Branch): (Candidate & { branch: Branch }) | undefined {
  let whole: Branch | undefined
  let branch = part
  while (branch.parent !== undefined && isOneEach(branch, branch.parent)) {
    branch = branch.parent
    if (branch.children.size + branch.attributes.size > 1) whole = branch
  }
  if (!whole) return undefined
  const { path, count } = whole
  const why = `repeats ${count.toLocaleString('en')} times, and each has one ${part.step.name} inside`
  return { branch: whole, path, count, why }
}

function isOneEach({ count, parentsWith }: Branch, parent: Branch): boolean {
  const isInside = parent.parent !== undefined
  return isInside && parent.count > 1 && parent.count === count && parentsWith === count
}

/** The element at a path, for whoever knows better. */
export function candidateAt(
  root: Branch,
  path: string,
): (Candidate & { branch: Branch }) | undefined {
  const branch = [...descendants(root)].find((one) => one.path === path)
  return branch && judge(branch)
}

/** In CSV a line is a record, whatever is in it. */
export function rowsOf(root: Branch): (Candidate & { branch: Branch })[] {
  return [...root.children.values()].map(judge)
}

/** One record alone is taken only when it says more about itself than a header does. */
function rank({ isRepeated, identifier, isSingle, branch }: Judged, single?: Judged): number {
  const isInSingle = single !== undefined && isBelow(branch, single.branch)
  if (isRepeated && identifier !== undefined && !isInSingle) return 3
  if (isSingle) return 2
  return isRepeated && identifier !== undefined ? 1 : 0
}

function judge(branch: Branch): Judged {
  const { count, path } = branch
  const names = fieldsOf(branch)
  const [identifier] = names.find(([name, values]) => identifies(name, values, count)) ?? []
  const isRepeated = count > 1
  const ownFields = [...branch.children.values()].filter(({ isLeaf }) => isLeaf).length
  const hasName = names.some(([name]) => nameLike.test(name) && name !== identifier)
  return {
    branch,
    path,
    count,
    depth: branch.steps.length,
    fields: names.length,
    identifier,
    isRepeated,
    isSingle: !isRepeated && identifier !== undefined && hasName && ownFields >= 2,
    why: explain(count, names.length, identifier),
  }
}

function explain(count: number, fields: number, identifier?: string): string {
  const times = count > 1 ? `repeats ${count.toLocaleString('en')} times` : 'stands there once'
  const id = identifier === undefined ? 'has no identifier' : `${identifier} tells them apart`
  return `${times}, has ${fields} different ${fields === 1 ? 'field' : 'fields'}, ${count > 1 ? id : (identifier ?? id)}`
}

function identifies(name: string, values: Values, count: number): boolean {
  return (
    identifierLike.test(name.replace(/^@/, '')) &&
    values.areDistinct &&
    values.filled >= count * 0.5
  )
}

/** Names and values of what stands directly inside: attributes, leaves, and leaves told apart by a name. */
function fieldsOf(branch: Branch): [name: string, values: Values][] {
  const attributes = [...branch.attributes].map(([name, values]) => [`@${name}`, values] as const)
  const leaves = [...branch.children.values()]
    .filter(({ isLeaf }) => isLeaf)
    .flatMap(({ step, values, variants }) =>
      variants.size > 1
        ? [...variants.values()].map(
            ({ where, ...variant }) => [nameIn(where), variant.values] as const,
          )
        : [[step.name, values] as const],
    )
  return [...attributes, ...leaves].map(([name, values]) => [name, values])
}

/** What a leaf is called when an attribute says it: `<column name="id">`. */
function nameIn(where: readonly Condition[]): string {
  return where.map(({ value }) => value).join(' ')
}

function* descendants(branch: Branch): Generator<Branch, void, undefined> {
  for (const child of branch.children.values()) {
    yield child
    yield* descendants(child)
  }
}

function isBelow(branch: Branch, ancestor: Branch): boolean {
  return (
    branch.parent !== undefined && (branch.parent === ancestor || isBelow(branch.parent, ancestor))
  )
}
