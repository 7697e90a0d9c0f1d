import { formatPath, type Condition, type Step } from '../records/path.ts'
import type { ElementHandler } from '../reading/elements.ts'
import { Values } from './values.ts'

/** Everything that has been seen at one path. */
export class Branch {
  readonly step: Step
  readonly parent: Branch | undefined
  readonly children = new Map<string, Branch>()
  readonly attributes = new Map<string, Values>()
  readonly values = new Values()
  /** By conditions that tell elements of the same name apart: `[@lang='de']`, `[FNAME='Weight']/FVALUE`. */
  readonly variants = new Map<string, CountedVariant>()
  count = 0
  /** How many of its parent's occurrences have it, and at most how often one has it. */
  parentsWith = 0
  mostInParent = 0
  #parentSeen = 0
  #inThisParent = 0

  constructor(step: Step, parent: Branch | undefined) {
    this.step = step
    this.parent = parent
  }

  /** One more of it, inside the parent's latest occurrence. */
  occur(): void {
    this.count++
    const parentCount = this.parent?.count ?? 1
    if (this.#parentSeen !== parentCount) {
      this.#parentSeen = parentCount
      this.#inThisParent = 0
      this.parentsWith++
    }
    this.#inThisParent++
    this.mostInParent = Math.max(this.mostInParent, this.#inThisParent)
  }

  get isLeaf(): boolean {
    return this.children.size === 0
  }

  get steps(): readonly Step[] {
    return this.parent ? [...this.parent.steps, this.step] : []
  }

  get path(): string {
    return formatPath({ steps: this.steps })
  }
}

/** A field that is told apart by conditions on the element of its branch. */
export interface Variant {
  where: readonly Condition[]
  /** From that element to the value: nothing, or the child that holds it. */
  inner: readonly Step[]
  values: Values
  /** How often at most it stands in the element around that one. */
  mostInParent: number
}

/** A variant while it is counted. */
interface CountedVariant extends Variant {
  parentSeen: number
  inThisParent: number
}

interface Frame {
  branch: Branch
  attributes: Readonly<Record<string, string>>
  text: string
  hasChildren: boolean
  /** Its first children that look like the name and the value of a pair. */
  pairName: Leaf | undefined
  pairValues: Leaf[]
  /** The name in a child of its own: `<FTEMPLATE><FT_NAME>`. */
  innerName: Leaf | undefined
}

/** A text and the names that lead to it. */
interface Leaf {
  names: readonly string[]
  text: string
}

/** Attributes that tell fields of one name apart. */
const telling = remember(
  /^(name|key|code|field|attribute|lang|language|language_?code|language_?id|sprache|langue|locale|type|typ|art|kind|price_?type|currency|waehrung|währung|scope|channel)$/i,
)
const pairNames = remember(
  /^(fname|ft_name|(attribute|property|feature|param|spec|option)[_-]?name|name|key|atnam|attribute|label|ид|наименование|имя|merkmal|sprache|spras_iso|langu_iso|lang|language|locale)$/i,
)
const pairValueNames = remember(
  /^(fvalue|val|(attribute|property|feature|param|spec|option)[_-]?value|value|wert|atwrt|attribute_value|data|значение|maktx|matl_desc|text)$/i,
)

const mostBranches = 20_000
const mostVariants = 300
const longestName = 80
const longestText = 20_000

/** Collects what stands at which path of a file, of any size. */
export class PathTree implements ElementHandler {
  readonly root = new Branch({ name: '', where: [] }, undefined)
  readonly #frames: Frame[] = []
  #branches = 0
  /** Depth below an element that was not followed because the tree is full. */
  #ignored = 0

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.#frames.at(-1)?.branch ?? this.root
    const branch = this.#ignored > 0 ? undefined : this.#branchFor(parent, name, attributes)
    if (!branch) {
      this.#ignored++
      return
    }
    branch.occur()
    for (const key in attributes) valuesIn(branch.attributes, key).add(attributes[key] ?? '')
    this.#frames.push({
      branch,
      attributes,
      text: '',
      hasChildren: false,
      pairName: undefined,
      pairValues: [],
      innerName: undefined,
    })
  }

  text(value: string): void {
    const frame = this.#frames.at(-1)
    if (!frame || this.#ignored > 0) return
    if (frame.text.length < longestText) frame.text += value
  }

  close(): void {
    if (this.#ignored > 0) {
      this.#ignored--
      return
    }
    const frame = this.#frames.pop()
    if (!frame) return
    addPairs(frame)
    if (!frame.hasChildren || frame.text.trim() !== '') addText(frame)
    const parent = this.#frames.at(-1)
    if (!parent) return
    parent.hasChildren = true
    if (!frame.hasChildren) noteLeaf(parent, frame.branch.step.name, frame.text)
    else parent.innerName ??= nameOnly(frame)
  }

  #branchFor(
    parent: Branch,
    name: string,
    attributes: Readonly<Record<string, string>>,
  ): Branch | undefined {
    // Odoo's `record` elements are of many kinds, each with fields of its own.
    const { model } = attributes
    const where = model === undefined ? [] : [attributeIs('model', model)]
    const key = model === undefined ? name : `${name} ${model}`
    const known = parent.children.get(key)
    if (known) return known
    if (this.#branches >= mostBranches) return undefined
    this.#branches++
    const branch = new Branch({ name, where }, parent)
    parent.children.set(key, branch)
    return branch
  }
}

/** Most texts are of a variant that is known, and looking it up makes nothing new. */
function addText({ branch, attributes, text }: Frame): void {
  branch.values.add(text)
  let key = ''
  for (const name in attributes) {
    const value = attributes[name] ?? ''
    if (telling(name) && value.length <= longestName) key += `${name}\n${value}\n`
  }
  if (key === '') return
  const variant =
    branch.variants.get(key) ??
    addVariant(branch, key, { where: conditionsOf(attributes), inner: [] })
  if (variant) addTo(variant, branch, text)
}

function addTo(variant: CountedVariant, { parent }: Branch, text: string): void {
  variant.values.add(text)
  const parentCount = parent?.count ?? 1
  if (variant.parentSeen !== parentCount) variant.inThisParent = 0
  variant.parentSeen = parentCount
  variant.inThisParent++
  variant.mostInParent = Math.max(variant.mostInParent, variant.inThisParent)
}

function conditionsOf(attributes: Readonly<Record<string, string>>): Condition[] {
  return Object.entries(attributes)
    .filter(([name, value]) => telling(name) && value.length <= longestName)
    .map(([name, value]) => attributeIs(name, value))
}

function attributeIs(attribute: string, value: string): Condition {
  return { path: { steps: [], attribute }, value }
}

function noteLeaf(parent: Frame, name: string, text: string): void {
  const { pairName, pairValues } = parent
  if (!pairName && pairNames(name) && text !== '' && text.length <= longestName) {
    parent.pairName = { names: [name], text }
  } else if (pairValues[0] ? pairValues[0].names[0] === name : pairValueNames(name)) {
    pairValues.push({ names: [name], text })
  }
}

/** The name that stands in an element without a value: it may be that of a value beside the element. */
function nameOnly({ branch, pairName, pairValues }: Frame): Leaf | undefined {
  if (!pairName || pairValues.length > 0) return undefined
  return { ...pairName, names: [branch.step.name, ...pairName.names] }
}

/** `<FEATURE><FNAME>Weight</FNAME><FVALUE>0,9</FVALUE></FEATURE>`: the field is the one with that name. */
function addPairs({ branch, pairName, innerName, pairValues }: Frame): void {
  const name = pairName ?? innerName
  const [first] = pairValues
  if (!name || !first) return
  const key = name.text.trim()
  const variant =
    branch.variants.get(key) ??
    addVariant(branch, key, {
      where: [{ path: { steps: stepsOf(name) }, value: key }],
      inner: stepsOf(first),
    })
  if (variant) for (const { text } of pairValues) addTo(variant, branch, text)
}

function stepsOf({ names }: Leaf): Step[] {
  return names.map((name) => ({ name, where: [] }))
}

function addVariant(
  branch: Branch,
  key: string,
  found: Pick<Variant, 'where' | 'inner'>,
): CountedVariant | undefined {
  if (branch.variants.size >= mostVariants) return undefined
  const counted = { mostInParent: 0, parentSeen: 0, inThisParent: 0 }
  const variant = { ...found, values: new Values(), ...counted }
  branch.variants.set(key, variant)
  return variant
}

function valuesIn(map: Map<string, Values>, key: string): Values {
  const known = map.get(key)
  if (known) return known
  const made = new Values()
  if (map.size < 1000) map.set(key, made)
  return made
}

/** Names repeat with every record, so each is held against the pattern once. */
function remember(pattern: RegExp): (name: string) => boolean {
  const known = new Map<string, boolean>()
  return (name) => {
    const answer = known.get(name) ?? pattern.test(name)
    if (known.size < 10_000) known.set(name, answer)
    return answer
  }
}
