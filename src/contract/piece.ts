import type { OpenAPI3 } from 'openapi-typescript'
import { operations, type OperationId } from './operations.ts'

/**
 * What a form and an editor need to know of one operation: a small piece of the contract, which a
 * browser fetches when somebody wants to fill in or to check a request.
 */
export interface OperationPiece {
  parameters: readonly ParameterPiece[]
  bodies: readonly BodyPiece[]
  /** The named schemas that the others refer to, as `#/schemas/<name>`. */
  schemas: Readonly<Record<string, PieceSchema>>
}

export interface ParameterPiece {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description: string
  schema: PieceSchema
  /** As it is written in an address. */
  example?: string
}

/** A body in one media type; that of a line, when the body is one JSON object a line. */
export interface BodyPiece {
  mediaType: string
  schema: PieceSchema
  lines: boolean
}

/** JSON Schema, as far as the contract uses it. */
export interface PieceSchema {
  $ref?: string
  type?: string | readonly string[]
  format?: string
  title?: string
  description?: string
  const?: unknown
  enum?: readonly unknown[]
  default?: unknown
  items?: PieceSchema
  properties?: Readonly<Record<string, PieceSchema>>
  additionalProperties?: boolean | PieceSchema
  required?: readonly string[]
  allOf?: readonly PieceSchema[]
  oneOf?: readonly PieceSchema[]
  anyOf?: readonly PieceSchema[]
  minimum?: number
  maximum?: number
}

type Plain = Record<string, unknown>

/** The piece of the contract that is about one operation. */
export function pieceOf(document: OpenAPI3, id: OperationId): OperationPiece {
  const find = (node: unknown): Plain => resolve(document, node)
  const { method, path } = operations[id]
  const item = find((document.paths as Plain | undefined)?.[path])
  const operation = find(item[method.toLowerCase()])
  const parameters = [...list(item['parameters']), ...list(operation['parameters'])]
    .map(find)
    .map(parameterOf)
  const content = find(find(operation['requestBody'])['content'])
  const bodies = Object.entries(content).map(([mediaType, media]) => bodyOf(mediaType, find(media)))
  const piece = { parameters, bodies, schemas: {} }
  return inward({ ...piece, schemas: schemasIn(document, piece) })
}

function parameterOf(parameter: Plain): ParameterPiece {
  const { name, in: place, required, description, example } = parameter
  const content = Object.values((parameter['content'] as Plain | undefined) ?? {})[0]
  const schema = parameter['schema'] ?? (content as Plain | undefined)?.['schema'] ?? {}
  return {
    name: String(name),
    in: place as ParameterPiece['in'],
    required: required === true,
    description: String(description ?? ''),
    schema: schema as PieceSchema,
    ...(example !== undefined && { example: asText(example) }),
  }
}

function bodyOf(mediaType: string, media: Plain): BodyPiece {
  const schema = (media['schema'] ?? {}) as PieceSchema & { 'x-line'?: PieceSchema }
  const line = schema['x-line']
  return { mediaType, schema: line ?? schema, lines: line !== undefined }
}

/** All named schemas that can be reached from here. */
function schemasIn(document: OpenAPI3, start: unknown): Record<string, PieceSchema> {
  const found: Record<string, PieceSchema> = {}
  const waiting: unknown[] = [start]
  for (const node of waiting) {
    for (const [, name = ''] of JSON.stringify(node).matchAll(refs)) {
      if (Object.hasOwn(found, name)) continue
      const schema = document.components?.schemas?.[name] as PieceSchema
      found[name] = schema
      waiting.push(schema)
    }
  }
  return found
}

const refs = /"\$ref":"#\/components\/schemas\/([^"]+)"/g

/** `#/components/schemas/Product` -> `#/schemas/Product`: the piece is a document of its own. */
function inward<T>(piece: T): T {
  return JSON.parse(JSON.stringify(piece).replaceAll(refs, '"$ref":"#/schemas/$1"')) as T
}

function resolve(document: OpenAPI3, node: unknown): Plain {
  const { $ref } = (node ?? {}) as { $ref?: unknown }
  if (typeof $ref !== 'string') return (node ?? {}) as Plain
  let found: unknown = document
  for (const key of $ref.split('/').slice(1)) found = (found as Plain)[key]
  return resolve(document, found)
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
