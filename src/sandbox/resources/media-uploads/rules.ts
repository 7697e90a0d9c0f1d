import { Refused } from '../../problems.ts'
import { typeName } from '../../type-names.ts'

/** Whose value an uploaded file becomes. */
export interface UploadTarget {
  /** What it is called in messages. */
  noun: 'Product' | 'Product model'
  key: 'identifier' | 'uuid' | 'code'
  name: string
  attribute: string
  locale: string | null
  scope: string | null
}

type Body = Record<string, unknown>

/** The part of the form that says where the file belongs: a product or a product model. */
export function ensureTargetPart(texts: Map<string, string>): [kind: TargetKind, json: string] {
  const product = texts.get('product')
  const model = texts.get('product_model')
  if (product !== undefined && model !== undefined) {
    throw new Refused('You should give either a "product" or a "product_model" key.')
  }
  if (product !== undefined) return ['product', product]
  if (model !== undefined) return ['product_model', model]
  throw new Refused(
    'You should at least give one of the following properties: "product" or "product_model".',
  )
}

export type TargetKind = 'product' | 'product_model'

export function readTarget(kind: TargetKind, body: Body): UploadTarget {
  const key = kind === 'product_model' ? 'code' : 'identifier' in body ? 'identifier' : 'uuid'
  const { [key]: name, attribute, locale, scope } = body
  if (!isText(name) || !isText(attribute) || locale === undefined || scope === undefined) {
    throw new Refused(incomplete[kind])
  }
  return {
    noun: kind === 'product' ? 'Product' : 'Product model',
    key,
    name,
    attribute,
    locale: ensureTextOrNull(locale, 'locale'),
    scope: ensureTextOrNull(scope, 'scope'),
  }
}

const incomplete = {
  product:
    'Product property must contain "identifier", "attribute", "locale" and "scope" properties.',
  product_model:
    'Product model property must contain "code", "attribute", "locale" and "scope" properties.',
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function ensureTextOrNull(value: unknown, property: string): string | null {
  if (value === null || typeof value === 'string') return value
  throw new Refused(`Property "${property}" expects a string as data, "${typeName(value)}" given.`)
}
