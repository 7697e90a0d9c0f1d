import type { Told } from './figures.ts'

/** What is read of Playwright's JSON report. */
export interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number }
  suites: Suite[]
}

interface Suite {
  specs?: { tests: { annotations: { type: string; description?: string }[] }[] }[]
  suites?: Suite[]
}

/** What browser tests told of themselves, in annotations of this type. */
export const figureAnnotation = 'figure'

/** What a run of browser tests has for the scoreboard. */
export function figuresOfPlaywright({ suites }: Pick<PlaywrightReport, 'suites'>): Told[] {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs
      .flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations))
      .filter(({ type }) => type === figureAnnotation)
      .map(({ description = '' }) => JSON.parse(description) as Told),
    ...figuresOfPlaywright({ suites: inner }),
  ])
}
