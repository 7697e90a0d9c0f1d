import { basename } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import { groupOf, groups } from '../conformance/groups.ts'

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
    for (const group of groups) {
      const members = files.filter(({ name }) => groupOf(name) === group)
      if (members.length > 0) printGroup(group, members)
    }
  }
}

interface Counted {
  name: string
  passed: number
  total: number
}

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
