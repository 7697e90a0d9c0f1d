import openapiTypescript, { astToString, oapiRef, type OpenAPI3 } from 'openapi-typescript'
import ts from 'typescript'
import { checkReference } from './check.ts'
import { readFragment, type Source } from './fragments.ts'
import {
  asList,
  asPlain,
  mergeFragments,
  operationsIn,
  tagGroupsIn,
  type Merged,
  type Plain,
} from './merge.ts'

/**
 * Turns the reference into the text of `openapi.gen.ts`, `operations.gen.ts` and `document.gen.json`.
 * @throws {ContractError}
 */
export async function generate(
  sources: readonly Source[],
  stamp: string,
): Promise<[string, string, string]> {
  const fragments = sources.map(readFragment)
  const merged = mergeFragments(fragments)
  checkReference(fragments, merged)
  sortTags(merged)
  addSecurity(merged)
  const note = `content/reference by \`npm run contract\`, made from ${stamp}`
  return [
    `// Types of ${note}\n\n${await typesOf(merged)}`,
    `// Operations of ${note}\n\n${tableOf(merged)}`,
    `${JSON.stringify({ $comment: note, ...merged })}\n`,
  ]
}

/** Into the order of `x-tagGroups`, which is the order of the reference. */
function sortTags(merged: Merged): void {
  const order = tagGroupsIn(merged)
  merged.tags.sort((a, b) => order.indexOf(asPlain(a).name) - order.indexOf(asPlain(b).name))
}

/** `x-auth` says it in one word; readers of OpenAPI look for it in `security`. */
function addSecurity(merged: Merged): void {
  for (const { verb, path, operation } of operationsIn(merged)) {
    const scheme = String(operation['x-auth'])
    const item = asPlain(merged.paths[path])
    item[verb] = { ...operation, security: scheme === 'none' ? [] : [{ [scheme]: [] }] }
    merged.paths[path] = item
  }
}

async function typesOf(merged: Merged): Promise<string> {
  // The library changes the document that it is given.
  const nodes = await openapiTypescript(structuredClone(merged) as unknown as OpenAPI3, {
    silent: true,
    // Or every property with a default would have to be sent.
    defaultNonNullable: false,
    transform: lineType,
  })
  return astToString(nodes)
}

/** Text that holds one JSON object a line becomes a list of them, so that lines have a type. */
function lineType(schema: object): ts.TypeNode | undefined {
  const target = asPlain(asPlain(schema)['x-line']).$ref
  return typeof target === 'string' ? ts.factory.createArrayTypeNode(oapiRef(target)) : undefined
}

function tableOf(merged: Merged): string {
  const order = tagGroupsIn(merged)
  const rows = operationsIn(merged).map(({ verb, path, operation }) => ({
    id: String(operation.operationId),
    method: verb.toUpperCase(),
    path,
    api: path.startsWith('/sandbox/') ? 'sandbox' : 'pim',
    auth: operation['x-auth'],
    requestTypes: Object.keys(asPlain(asPlain(operation.requestBody).content)),
    responseTypes: responseTypesOf(operation, merged),
    longParams: longParamsOf(operation, asPlain(merged.paths[path]), merged),
    tag: asList(operation.tags)[0],
    summary: operation.summary,
  }))
  rows.sort((a, b) => order.indexOf(a.tag) - order.indexOf(b.tag))
  const table = Object.fromEntries(rows.map((row) => [row.id, row]))
  return `export const operationTable = ${JSON.stringify(table, undefined, 2)} as const\n`
}

/** Media types of what a call that succeeds is answered with. */
function responseTypesOf(operation: Plain, merged: Merged): string[] {
  return Object.entries(asPlain(operation.responses))
    .filter(([status]) => status < '300')
    .flatMap(([, response]) => Object.keys(asPlain(shared(response, 'responses', merged).content)))
}

/** Path parameters whose values are paths themselves: `x-slashes` says so. */
function longParamsOf(operation: Plain, item: Plain, merged: Merged): string[] {
  return [...asList(item.parameters), ...asList(operation.parameters)]
    .map((parameter) => shared(parameter, 'parameters', merged))
    .filter((parameter) => parameter['x-slashes'] === true)
    .map(({ name }) => String(name))
}

/** What a reference to a shared component stands for; anything else stands for itself. */
function shared(value: unknown, kind: string, { components }: Merged): Plain {
  const start = `#/components/${kind}/`
  const { $ref } = asPlain(value)
  if (typeof $ref !== 'string' || !$ref.startsWith(start)) return asPlain(value)
  return asPlain(asPlain(components[kind])[$ref.slice(start.length)])
}
