import { basename } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

/** Prints how much of each group of the facts holds: one line a file of `tests/conformance`. */
export default class GroupReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const groups = modules
      .filter(({ moduleId }) => moduleId.includes('/tests/conformance/'))
      .map((module) => ({ name: basename(module.moduleId, '.test.ts'), ...countTests(module) }))
      .toSorted((a, b) => a.name.localeCompare(b.name))
    if (groups.length === 0) return
    console.log('\nConformance, passed of all:')
    for (const { name, passed, total } of groups) {
      console.log(`  ${name.padEnd(22)} ${String(passed).padStart(4)} / ${total}`)
    }
  }
}

function countTests(module: TestModule): { passed: number; total: number } {
  const tests = [...module.children.allTests()]
  return {
    passed: tests.filter((test) => test.result().state === 'passed').length,
    total: tests.length,
  }
}
