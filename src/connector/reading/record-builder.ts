import { formatPath, type Path } from '../records/path.ts'
import type { Place, RecordNode, SourceRecord } from '../records/record.ts'
import { meets } from '../records/select.ts'
import { SourceError } from '../records/source-error.ts'
import type { ElementHandler } from './elements.ts'
import type { Limits } from './limits.ts'

interface GrowingNode extends RecordNode {
  text: string
  children: GrowingNode[]
}

const noChildren: GrowingNode[] = []

/**
 * Makes records of the elements that a path leads to, counted from the document's root, and passes
 * over everything else. Conditions on the way to the record are asked of attributes, those on the
 * record itself of all that is in it.
 */
export class RecordBuilder implements ElementHandler {
  readonly #path: Path
  readonly #limits: Limits
  readonly #take: (record: SourceRecord) => void
  readonly #open: GrowingNode[] = []
  #depth = 0
  /** How many steps of the path the open elements fulfil. */
  #fulfilled = 0
  #count = 0
  #elements = 0
  #length = 0

  constructor(path: Path, limits: Limits, take: (record: SourceRecord) => void) {
    this.#path = path
    this.#limits = limits
    this.#take = take
  }

  open(name: string, attributes: RecordNode['attributes'], line: number, column: number): void {
    this.#depth++
    const parent = this.#open.at(-1)
    if (!parent && !this.#startsRecord(name, attributes, line, column)) return
    const place = { line, column }
    const node: GrowingNode = { name, attributes, text: '', children: noChildren, offset: 0, place }
    this.#open.push(node)
    this.#weigh(attributes, ++this.#elements)
    if (!parent) return
    node.offset = parent.text.length
    if (parent.children === noChildren) parent.children = [node]
    else parent.children.push(node)
  }

  text(value: string): void {
    const node = this.#open.at(-1)
    if (!node) return
    node.text += value
    this.#length += value.length
    if (this.#length > this.#limits.recordLength) this.#refuse('recordLength', 'characters')
  }

  close(): void {
    this.#depth--
    this.#fulfilled = Math.min(this.#fulfilled, this.#depth)
    const node = this.#open.pop()
    if (!node || this.#open.length > 0) return
    this.#elements = 0
    this.#length = 0
    if (!meets(node, this.#path.steps.at(-1)?.where ?? [])) return
    this.#take({ index: ++this.#count, root: node })
  }

  #startsRecord(
    name: string,
    attributes: RecordNode['attributes'],
    line: number,
    column: number,
  ): boolean {
    const { steps } = this.#path
    const step = steps[this.#depth - 1]
    if (this.#depth === 1) this.#ensureSameKind(name, { line, column })
    if (!step || this.#fulfilled !== this.#depth - 1) return false
    if (step.name !== '*' && step.name !== name) return false
    const isRecord = this.#depth === steps.length
    const element = { name, attributes, text: '', children: [], place: { line, column } }
    if (!isRecord && !meets(element, step.where)) return false
    this.#fulfilled = this.#depth
    return isRecord
  }

  /** Another kind of file would else be taken for one without records. */
  #ensureSameKind(name: string, place: Place): void {
    const wanted = this.#path.steps[0]?.name ?? ''
    if (wanted === '*' || wanted === name) return
    throw new SourceError(
      `the file begins with ${name}, but the record path ${formatPath(this.#path)} with ${wanted || 'nothing'}. ` +
        'Look whether this is the right file, or inspect it and choose its record again.',
      place,
    )
  }

  #weigh(attributes: RecordNode['attributes'], elements: number): void {
    for (const name in attributes) this.#length += attributes[name]?.length ?? 0
    if (elements > this.#limits.recordElements) this.#refuse('recordElements', 'elements')
  }

  #refuse(limit: 'recordElements' | 'recordLength', what: string): never {
    const most = this.#limits[limit].toLocaleString('en')
    throw new SourceError(
      `the record that begins here has more than ${most} ${what}. ` +
        'It is probably the whole list rather than one item of it: choose another record path.',
      this.#open[0]?.place,
    )
  }
}
