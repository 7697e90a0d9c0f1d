import { mappingJsonSchema } from './schema.ts'

interface SchemaNode {
  $ref?: string
  $defs?: Record<string, SchemaNode>
  properties?: Record<string, SchemaNode>
  additionalProperties?: SchemaNode | boolean
  items?: SchemaNode
  anyOf?: SchemaNode[]
  enum?: unknown[]
}

let whole: SchemaNode | undefined

/** The words that may stand at a place of a mapping: keys of its object, and fixed values. */
export function wordsAt(path: readonly (string | number)[]): string[] {
  whole ??= mappingJsonSchema()
  let nodes = settled([whole])
  for (const part of path) nodes = settled(nodes.flatMap((node) => below(node, part)))
  return nodes.flatMap((node) => [
    ...Object.keys(node.properties ?? {}),
    ...(node.enum ?? []).map(String),
  ])
}

function below(node: SchemaNode, part: string | number): SchemaNode[] {
  if (typeof part === 'number') return node.items ? [node.items] : []
  const { properties = {}, additionalProperties: others } = node
  if (Object.hasOwn(properties, part)) return [properties[part] ?? {}]
  return typeof others === 'object' ? [others] : []
}

/** References followed and alternatives side by side. */
function settled(nodes: readonly SchemaNode[]): SchemaNode[] {
  return nodes.flatMap((node) => {
    if (node.$ref !== undefined) return settled([definition(node.$ref)])
    return node.anyOf ? settled(node.anyOf) : [node]
  })
}

function definition(reference: string): SchemaNode {
  return whole?.$defs?.[reference.replace('#/$defs/', '')] ?? {}
}
