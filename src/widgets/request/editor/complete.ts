import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { BodyPiece, OperationPiece } from '#contract'
import {
  fieldOption,
  keyOption,
  type Offer,
  ownOption,
  wordOption,
} from '../../ui/editor/options.ts'
import { fieldsOf, type Path, schemasAt, valuesOf } from '../../ui/editor/schema-at.ts'
import { documentsIn, spotAt } from './documents.ts'

/** What the reader's own sandbox has, as far as it can be asked. */
export interface OwnCodes {
  /** Codes by the name of a field: `family`, `locale` … */
  of(field: string): Promise<readonly Offer[]>
  /** Options of a select attribute. */
  optionsOf(attribute: string): Promise<readonly Offer[]>
}

/** Offers the fields and values of the contract, and codes of the reader's own sandbox. */
export function createCompletion(
  body: BodyPiece | undefined,
  schemas: OperationPiece['schemas'],
  isLines: boolean,
  own: OwnCodes,
): (context: CompletionContext) => Promise<CompletionResult | null> {
  return async ({ state, pos, explicit }) => {
    const document = documentsIn(state.doc.toString(), isLines).find(
      ({ from, text }) => pos >= from && pos <= from + text.length,
    )
    const spot = document && spotAt(document.text, pos - document.from)
    if (!document || !spot) return null
    const { kind, path, range } = spot
    if (!explicit && range.from + document.from === pos) return null
    const found = body ? schemasAt(body.schema, path, schemas) : []
    const options =
      kind === 'key'
        ? [
            ...fieldsOf(found).map((field) => fieldOption(field, JSON.stringify(field.name))),
            ...(await ownKeys(path, own)).map((key) => keyOption(key, JSON.stringify(key.value))),
          ]
        : [
            ...valuesOf(found).map((value) => wordOption(JSON.stringify(value))),
            ...(await ownValues(path, own)).map((one) => ownOption(one, JSON.stringify(one.value))),
          ]
    if (options.length === 0) return null
    const [from, to] = [document.from + range.from, document.from + range.to]
    return { from, to, options, validFor: /^"?[\w.-]*"?$/ }
  }
}

/** Objects whose names are codes of the sandbox. */
function ownKeys(path: Path, own: OwnCodes): Promise<readonly Offer[]> {
  const last = path.at(-1)
  if (last === 'values') return own.of('attribute')
  return last === 'labels' ? own.of('locale') : nothing
}

function ownValues(path: Path, own: OwnCodes): Promise<readonly Offer[]> {
  const named = path.filter((step) => typeof step === 'string')
  const [attribute, field] = named.slice(-2)
  if (field === 'data' && named.at(-3) === 'values' && attribute) return own.optionsOf(attribute)
  const kind = kinds[named.at(-1) ?? '']
  return kind ? own.of(kind) : nothing
}

const nothing = Promise.resolve([])

/** What fields of bodies name. */
const kinds: Partial<Record<string, string>> = {
  family: 'family',
  categories: 'category',
  parent: 'category',
  category_tree: 'category',
  attributes: 'attribute',
  attribute_as_label: 'attribute',
  attribute_as_image: 'attribute',
  locale: 'locale',
  locales: 'locale',
  scope: 'channel',
  channel: 'channel',
  identifier: 'identifier',
  products: 'identifier',
  uuid: 'uuid',
  product_models: 'product_models',
  reference_entity_code: 'reference_entities',
}
