import { ContractError, type Fragment, type Path } from './fragments.ts'
import {
  asList,
  asPlain,
  operationsIn,
  tagGroupsIn,
  type FoundOperation,
  type Merged,
} from './merge.ts'

const authentications = ['none', 'client', 'token', 'sandbox-key']
const bases = ['/api/rest/v1/', '/api/oauth/v1/', '/sandbox/v1/']

/**
 * Looks for what would only fail later: operations without an id or with one that does not follow from
 * their address, ids given twice, references that lead nowhere.
 * @throws {ContractError} with everything it found
 */
export function checkReference(fragments: readonly Fragment[], merged: Merged): void {
  const problems = [
    ...fragments.flatMap((fragment) => checkOperations(fragment, merged)),
    ...fragments.flatMap((fragment) => checkTags(fragment, merged)),
    ...checkIdsAreUnique(fragments),
    ...fragments.flatMap((fragment) => checkReferences(fragment, merged)),
  ]
  if (problems.length > 0) throw new ContractError(problems)
}

/** `GET /api/rest/v1/products-uuid/{uuid}` is called `get_products_uuid__uuid_`. */
export function expectedId({
  verb,
  path,
}: Pick<FoundOperation, 'verb' | 'path'>): string | undefined {
  if (path === '/api/rest/v1') return `${verb}_api_root`
  const base = bases.find((start) => path.startsWith(start))
  if (base === undefined) return undefined
  return `${verb}_${path.slice(base.length).replaceAll(/[/{}-]/g, '_')}`
}

function checkOperations(fragment: Fragment, merged: Merged): string[] {
  const tags = new Set(merged.tags.map((tag) => asPlain(tag).name))
  return operationsIn(fragment.content).flatMap((found) => {
    const { verb, path, operation } = found
    const place = (key?: string): string =>
      fragment.where(['paths', path, verb, ...(key === undefined ? [] : [key])])
    const name = `${verb.toUpperCase()} ${path}`
    const expected = expectedId(found)
    const problems: string[] = []
    if (expected === undefined) {
      problems.push(`${place()}: ${name} is below none of ${bases.join(', ')}.`)
    } else if (operation.operationId === undefined) {
      problems.push(`${place()}: ${name} has no operationId. It should be "${expected}".`)
    } else if (operation.operationId !== expected) {
      problems.push(
        `${place('operationId')}: The operationId "${String(operation.operationId)}" should be "${expected}".`,
      )
    }
    if (!authentications.includes(String(operation['x-auth']))) {
      problems.push(
        `${place('x-auth')}: The x-auth of ${name} should be one of ${authentications.join(', ')}.`,
      )
    }
    if (typeof operation.summary !== 'string') problems.push(`${place()}: ${name} has no summary.`)
    const [tag, ...others] = asList(operation.tags)
    if (!tags.has(tag) || others.length > 0) {
      problems.push(
        `${place('tags')}: ${name} should have exactly one of the tags that are defined.`,
      )
    }
    return problems
  })
}

function checkTags(fragment: Fragment, merged: Merged): string[] {
  const groups = tagGroupsIn(merged)
  return asList(fragment.content.tags).flatMap((tag, at) => {
    const { name } = asPlain(tag)
    return groups.includes(name)
      ? []
      : [
          `${fragment.where(['tags', at])}: The tag "${String(name)}" is in none of the x-tagGroups.`,
        ]
  })
}

function checkIdsAreUnique(fragments: readonly Fragment[]): string[] {
  const places = new Map<unknown, string>()
  const problems: string[] = []
  for (const fragment of fragments) {
    for (const { verb, path, operation } of operationsIn(fragment.content)) {
      const id = operation.operationId
      const place = fragment.where(['paths', path, verb, 'operationId'])
      const first = places.get(id)
      if (id !== undefined && first !== undefined) {
        problems.push(`${place}: The operationId "${String(id)}" is already used in ${first}.`)
      }
      places.set(id, place)
    }
  }
  return problems
}

function checkReferences(fragment: Fragment, merged: Merged): string[] {
  return referencesIn(fragment.content).flatMap(({ path, target }) =>
    resolves(merged, target) ? [] : [`${fragment.where(path)}: "${target}" leads nowhere.`],
  )
}

function referencesIn(value: unknown, path: Path = []): { path: Path; target: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    if (key === '$ref' && typeof child === 'string') return [{ path: here, target: child }]
    // What stands in an example is data, whatever it looks like.
    if (key === 'example' || key === 'value') return []
    return referencesIn(child, here)
  })
}

function resolves(merged: Merged, target: string): boolean {
  if (!target.startsWith('#/')) return false
  const found = target
    .slice(2)
    .split('/')
    .reduce<unknown>((value, key) => asPlain(value)[decodePointer(key)], merged)
  return found !== undefined
}

function decodePointer(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~')
}
