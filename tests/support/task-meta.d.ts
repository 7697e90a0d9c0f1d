import 'vitest'
import type { TestMeta } from '../../src/scripts/quality/vitest-report.ts'

declare module 'vitest' {
  interface TaskMeta extends TestMeta {}
}
