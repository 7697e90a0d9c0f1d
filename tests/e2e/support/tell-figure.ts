import { test } from '@playwright/test'
import type { Told } from '../../../src/scripts/quality/figures.ts'
import { figureAnnotation } from '../../../src/scripts/quality/playwright-report.ts'

/** Tells the scoreboard what this test counted, also if it fails afterwards. */
export function tellFigure(figure: Told): void {
  test.info().annotations.push({ type: figureAnnotation, description: JSON.stringify(figure) })
}
