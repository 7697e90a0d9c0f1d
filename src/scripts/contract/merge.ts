import { ContractError, type Fragment, type Path } from './fragments.ts'

export const verbs = ['get', 'post', 'put', 'patch', 'delete'] as const

/** A map whose values nobody has looked at yet. */
export type Plain = Record<string, unknown>

/** The whole reference, as OpenAPI 3.1. */
export interface Merged extends Plain {
  paths: Record<string, Plain>
  components: Record<string, Plain>
  tags: unknown[]
}

/**
 * Joins the fragments into one document. A path may be spread over files, verb by verb; what two files
 * both claim is an error that names both.
 * @throws {ContractError}
 */
export function mergeFragments(fragments: readonly Fragment[]): Merged {
  const claims = new Claims()
  const merged: Merged = { paths: {}, components: {}, tags: [] }
  for (const fragment of fragments) {
    const { tags, paths, components, ...rest } = fragment.content
    for (const key of Object.keys(rest)) {
      claims.claim(key, fragment, [key], () => (merged[key] = rest[key]))
    }
    for (const [at, tag] of asList(tags).entries()) {
      claims.claim(`tag ${String(asPlain(tag).name)}`, fragment, ['tags', at], () =>
        merged.tags.push(tag),
      )
    }
    for (const [path, item] of Object.entries(asPlain(paths))) {
      const target = (merged.paths[path] ??= {})
      for (const [key, value] of Object.entries(asPlain(item))) {
        const name = isVerb(key) ? `${key.toUpperCase()} ${path}` : `${key} of ${path}`
        claims.claim(name, fragment, ['paths', path, key], () => (target[key] = value))
      }
    }
    for (const [kind, entries] of Object.entries(asPlain(components))) {
      const target = (merged.components[kind] ??= {})
      for (const [name, value] of Object.entries(asPlain(entries))) {
        claims.claim(`components/${kind}/${name}`, fragment, ['components', kind, name], () => {
          target[name] = value
        })
      }
    }
  }
  claims.ensureNone()
  return merged
}

/** Remembers who said what first. */
class Claims {
  readonly #places = new Map<string, string>()
  readonly #problems: string[] = []

  claim(name: string, fragment: Fragment, path: Path, accept: () => unknown): void {
    const place = fragment.where(path)
    const first = this.#places.get(name)
    if (first !== undefined) {
      this.#problems.push(`${place}: ${name} is already defined in ${first}.`)
      return
    }
    this.#places.set(name, place)
    accept()
  }

  ensureNone(): void {
    if (this.#problems.length > 0) throw new ContractError(this.#problems)
  }
}

/** One operation of a document or a fragment. */
export interface FoundOperation {
  verb: string
  path: string
  operation: Plain
}

export function operationsIn(content: { paths?: unknown }): FoundOperation[] {
  return Object.entries(asPlain(content.paths)).flatMap(([path, item]) =>
    Object.entries(asPlain(item))
      .filter(([key]) => isVerb(key))
      .map(([verb, operation]) => ({ verb, path, operation: asPlain(operation) })),
  )
}

/** The names of all tags in the order of the reference. */
export function tagGroupsIn(content: Plain): unknown[] {
  return asList(content['x-tagGroups']).flatMap((group) => asList(asPlain(group).tags))
}

function isVerb(key: string): boolean {
  return verbs.some((verb) => verb === key)
}

export function asPlain(value: unknown): Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
