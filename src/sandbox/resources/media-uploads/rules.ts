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

/**
 * A name that is safe to show and to store: no folders, no control characters, and not endless. What is
 * cut off is cut before the extension.
 */
export function safeFileName(name: string): string {
  const bare = name.toWellFormed().split(/[\\/]/).at(-1) ?? ''
  const clean = bare.replaceAll(/\p{C}/gu, '').trim()
  if (clean === '' || /^\.+$/.test(clean)) return 'file'
  return [...clean].length <= longestName ? clean : shortened(clean)
}

const longestName = 100

function shortened(name: string): string {
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= 20 ? name.slice(dot) : ''
  return [...name].slice(0, longestName - ending.length).join('') + ending
}

/** `f/2/e/6/f2e6…_name.png`: a hash, its first four digits as folders, and the file's name. */
export function mediaFileCode(hash: string, fileName: string): string {
  return `${hash.slice(0, 4).split('').join('/')}/${hash}_${fileName.replaceAll(/[^\w.-]/g, '_')}`
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function ensureTextOrNull(value: unknown, property: string): string | null {
  if (value === null || typeof value === 'string') return value
  throw new Refused(`Property "${property}" expects a string as data, "${typeName(value)}" given.`)
}
