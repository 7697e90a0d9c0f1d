import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { stringify } from 'yaml'
import { mappingJsonSchema } from '#connector'
import {
  fieldOption,
  keyOption,
  type Offer,
  ownOption,
  wordOption,
} from '../../ui/editor/options.ts'
import {
  fieldsOf,
  type Path,
  type Schema,
  schemasAt,
  type Schemas,
  valuesOf,
} from '../../ui/editor/schema-at.ts'
import { keysAt, type Surroundings, valuesAt } from './offers.ts'
import { type Spot, spotAt } from './spot.ts'

/** Offers the keys and words of mappings, fields of the reader's file, and codes of the reader's PIM. */
export function createMappingCompletion(
  around: () => Surroundings,
): (context: CompletionContext) => CompletionResult | null {
  const { $defs = {}, ...root } = mappingJsonSchema() as Schema & { $defs?: Schemas }
  const schemasOf = (path: Path) => schemasAt(root, path, $defs)
  return ({ state, pos, explicit }) => {
    const text = state.doc.toString()
    const spot = spotAt(text, pos)
    if (!spot || (!explicit && spot.from === pos)) return null
    const { kind, from, to } = spot
    const column = from - state.doc.lineAt(from).from
    const options = [
      ...(kind === 'value' ? [] : keys(spot, column, text[to] === ':', schemasOf, around())),
      ...(kind === 'key' ? [] : values(spot, schemasOf(spot.path), around())),
    ]
    return options.length > 0 ? { from, to, options, validFor: /^["']?[\w@./-]*["']?$/ } : null
  }
}

function keys(
  spot: Spot,
  column: number,
  hasColon: boolean,
  schemasOf: (path: Path) => Schema[],
  around: Surroundings,
): Completion[] {
  const { path, taken, read } = spot
  const behind = (name: string) =>
    hasColon ? '' : spot.isInFlow ? ': ' : beginning(schemasOf([...path, name]), column)
  return [
    ...fieldsOf(schemasOf(path))
      .filter(({ name }) => name !== '$schema' && !taken.includes(name))
      .map((field) => fieldOption(field, written(field.name, spot), behind(field.name))),
    ...keysAt(path, read, around)
      .filter(({ value }) => !taken.includes(value))
      .map((offer) => keyOption(offer, written(offer.value, spot), hasColon ? '' : ': ')),
  ]
}

/** What stands between a key and its value: what has keys of its own begins on the next line. */
function beginning(schemas: readonly Schema[], column: number): string {
  const types = new Set(schemas.flatMap(({ type = [] }) => type))
  const indent = `\n${' '.repeat(column + 2)}`
  if (types.size !== 1) return ': '
  return types.has('array') ? `:${indent}- ` : types.has('object') ? `:${indent}` : ': '
}

function values(spot: Spot, schemas: readonly Schema[], around: Surroundings): Completion[] {
  const offers: readonly Offer[] = valuesAt(spot.path, spot.read, around)
  return [
    ...valuesOf(schemas).map((value) => wordOption(written(String(value), spot))),
    ...offers.map((offer) => ownOption(offer, written(offer.value, spot))),
  ]
}

/** As YAML wants it at this place: in quotes where it has to be, or where the reader has begun one. */
function written(value: string, { quote, isInFlow }: Spot): string {
  if (quote === '"' || value.includes('\n')) return JSON.stringify(value)
  if (quote === "'") return `'${value.replaceAll("'", "''")}'`
  const style = { singleQuote: true, lineWidth: 0 } as const
  if (!isInFlow) return stringify(value, style).trimEnd()
  return stringify([value], { ...style, collectionStyle: 'flow' })
    .trimEnd()
    .slice(1, -1)
    .trim()
}
