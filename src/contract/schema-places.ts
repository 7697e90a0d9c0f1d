import { document } from './document.ts'
import { operations, type Operation } from './operations.ts'
import { objectsAddress, resourceAddress } from './reference-pages.ts'

/** Where the reference describes a named object: with the one resource that has to do with it, or among those that several share. */
export function schemaAddress(name: string): string {
  const tag = ownerOf(name)
  return `${tag ? resourceAddress(tag) : objectsAddress}#schema-${name}`
}

/** The resource whose operations alone speak of an object; none when several do, or nobody does. */
export function ownerOf(schema: string): string | undefined {
  owners ??= findOwners()
  const tags = owners.get(schema)
  return tags?.size === 1 ? [...tags][0] : undefined
}

let owners: Map<string, Set<string>> | undefined

/** Which resources speak of which objects, directly or by way of other objects and of shared answers. */
function findOwners(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { path, method, tag } of Object.values<Operation>(operations)) {
    const item = (document.paths as Record<string, Record<string, unknown>>)[path] ?? {}
    for (const name of schemasBelow([item[method.toLowerCase()], item['parameters']])) {
      found.set(name, (found.get(name) ?? new Set()).add(tag))
    }
  }
  return found
}

function schemasBelow(node: unknown, seen = new Set<string>()): string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'example' || key === 'examples') return []
    if (key !== '$ref' || typeof value !== 'string') return schemasBelow(value, seen)
    if (seen.has(value)) return []
    seen.add(value)
    const [kind, name = ''] = value.split('/').slice(-2)
    const inside = schemasBelow(componentAt(kind, name), seen)
    return kind === 'schemas' ? [name, ...inside] : inside
  })
}

function componentAt(kind: string | undefined, name: string): unknown {
  const components = document.components as Record<string, Record<string, unknown>> | undefined
  return components?.[kind ?? '']?.[name]
}
