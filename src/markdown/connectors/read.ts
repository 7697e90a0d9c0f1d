import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { LineCounter, isMap, isScalar, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import type { z } from 'astro/zod'
import { didYouMean, operations } from '#contract'
import { type Connector, connectorSchema } from '../../marketplace/connector.ts'
import type { Problem } from '../problems.ts'

/** The folder of `content/` with a file for each connector. */
export const connectorFolder = 'marketplace'

export interface ReadConnectors {
  connectors: Connector[]
  problems: Problem[]
}

/** All connectors, by name, and what is wrong in their files. */
export function readConnectors(contentDir: string): ReadConnectors {
  const folder = join(contentDir, connectorFolder)
  const files = existsSync(folder) ? globSync('*.yaml', { cwd: folder }).toSorted() : []
  const read = files.map((name) => {
    const file = join(folder, name)
    return { file, ...readConnector(readFileSync(file, 'utf8'), file) }
  })
  const connectors = read.flatMap(({ connector }) => connector ?? [])
  return {
    connectors: connectors.toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    problems: [...read.flatMap(({ problems }) => problems), ...sameNames(read)],
  }
}

interface Read {
  connector?: Connector
  problems: Problem[]
}

/** Reads one file; its name is the end of the page's address. */
export function readConnector(source: string, file: string): Read {
  const id = basename(file, '.yaml')
  const counter = new LineCounter()
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false })
  const lineAt = (offset: number | undefined) => counter.linePos(offset ?? 0).line
  const problems: Problem[] = document.errors.map(({ message, pos }) => ({
    file,
    line: lineAt(pos[0]),
    message,
    hint: 'Put a value with special characters into quotes: summary: "Products: how to"',
  }))
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id)) {
    const hint = 'Use lower-case letters, digits and dashes.'
    problems.push({ file, line: 1, message: `"${id}" cannot be a part of an address`, hint })
  }
  if (problems.length > 0) return { problems }
  const { data, error } = connectorSchema.safeParse(document.toJS() ?? {})
  if (data) return { connector: { ...data, id }, problems }
  return {
    problems: error.issues.flatMap((issue) =>
      described(issue, document).map(({ path, ...told }) => ({
        file,
        line: lineAt(offsetOf(document, path)),
        ...told,
      })),
    ),
  }
}

interface Told {
  path: readonly PropertyKey[]
  message: string
  hint?: string | undefined
}

/** What an author reads: the key, what it has now, and what it may have. */
function described(issue: z.core.$ZodIssue, document: Document): Told[] {
  const { path } = issue
  const key = path.filter((part) => typeof part === 'string').join('.')
  const written = document.getIn(path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((each) => ({
      path: [...path, each],
      message: `unknown key "${each}"`,
      hint: oneOf(each, path.length === 0 ? Object.keys(connectorSchema.shape) : ['label', 'url']),
    }))
  }
  if (written === undefined) return [{ path, message: `"${key}" is missing` }]
  if (issue.code === 'invalid_value') {
    const hint = oneOf(String(written), issue.values.map(String))
    return [{ path, message: `"${key}" has no "${String(written)}"`, hint }]
  }
  if (path[0] === 'operations' && issue.code === 'custom') {
    const id = String(written)
    const hint = `${didYouMean(id, Object.keys(operations)) ?? ''} Ids are in /api-reference.html.`
    return [{ path, message: `no operation "${id}"`, hint: hint.trim() }]
  }
  return [{ path, message: `"${key}": ${issue.message}` }]
}

function oneOf(word: string, known: readonly string[]): string {
  return `${didYouMean(word, known) ?? ''} Known: ${known.join(', ')}.`.trim()
}

/** Where the key of a path stands, or what is nearest to it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  const last = path.at(-1)
  if (last === undefined) return undefined
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const pair = isMap(parent) && parent.items.find(({ key }) => isScalar(key) && key.value === last)
  if (pair && isScalar(pair.key)) return pair.key.range?.[0]
  const node = document.getIn(path, true)
  return isScalar(node) ? node.range?.[0] : offsetOf(document, path.slice(0, -1))
}

function sameNames(read: readonly (Read & { file: string })[]): Problem[] {
  const first = new Map<string, string>()
  return read.flatMap(({ connector, file }) => {
    if (!connector) return []
    const other = first.get(connector.name)
    first.set(connector.name, other ?? file)
    return other === undefined
      ? []
      : [{ file, line: 1, message: `the name "${connector.name}" is taken by ${other}` }]
  })
}
