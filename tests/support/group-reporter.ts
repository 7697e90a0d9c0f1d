import { basename } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

/**
 * Prints how much of each group of what is known of the API holds, file by file of `tests/conformance`,
 * and by which way its requests went.
 */
export default class GroupReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const files = modules
      .filter(({ moduleId }) => moduleId.includes('/tests/conformance/'))
      .map((module) => ({ name: basename(module.moduleId, '.test.ts'), ...countTests(module) }))
      .toSorted((a, b) => a.name.localeCompare(b.name))
    if (files.length === 0) return
    const way = process.env.DOORWAY_TEST_OVER === 'memory' ? 'in memory' : 'by a running server'
    console.log(`\nConformance, answered ${way}, passed of all:`)
    for (const group of [...groups, 'Everything else']) {
      const members = files.filter(({ name }) => (groupOf.get(name) ?? 'Everything else') === group)
      if (members.length > 0) printGroup(group, members)
    }
  }
}

interface Counted {
  name: string
  passed: number
  total: number
}

/** The groups, in the order in which the API is usually explained, and the files of each. */
const filesOfGroups: Record<string, string[]> = {
  Authentication: ['token'],
  'API root and system information': ['system'],
  'Rules common to all routes, HTTP': ['common', 'kept-answers', 'sockets', 'fuzz'],
  Pagination: ['pagination'],
  'Partial update': ['patch-laws'],
  Batches: ['batch'],
  Products: ['products', 'identifiers', 'product-views', 'variants', 'quality-scores'],
  'Product values': ['values', 'linked-values', 'defaults'],
  'Product models': ['product-models', 'model-laws'],
  Associations: ['associations'],
  'Families and family variants': ['families', 'family-variants'],
  'Attributes, options, groups': ['attributes', 'attribute-options', 'attribute-groups'],
  Categories: ['categories'],
  'Channels, locales, currencies': ['channels', 'locales-currencies'],
  'Association types': ['association-types'],
  'Measurement families': ['measurements'],
  'Media files': ['media-files'],
  'Search filters': ['search'],
  'Enterprise resources': ['reference-entities', 'assets'],
  'Connections and sandboxes': ['connections', 'sandbox-life'],
  Permissions: ['permissions'],
  'Rate limits': ['limits'],
}

const groups = Object.keys(filesOfGroups)
const groupOf = new Map(
  Object.entries(filesOfGroups).flatMap(([group, names]) => names.map((name) => [name, group])),
)

function printGroup(group: string, members: Counted[]): void {
  printLine(group, sum(members, 'passed'), sum(members, 'total'))
  if (members.length === 1) return
  for (const { name, passed, total } of members) printLine(`  ${name}`, passed, total)
}

function printLine(name: string, passed: number, total: number): void {
  console.log(`  ${name.padEnd(36)} ${String(passed).padStart(4)} / ${total}`)
}

function sum(members: Counted[], key: 'passed' | 'total'): number {
  return members.reduce((total, member) => total + member[key], 0)
}

function countTests(module: TestModule): { passed: number; total: number } {
  const tests = [...module.children.allTests()]
  return {
    passed: tests.filter((test) => test.result().state === 'passed').length,
    total: tests.length,
  }
}
