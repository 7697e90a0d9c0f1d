/**
 * How far below the top of the window people read, in pixels: a third of it. On the last stretch of a page, which the
 * window cannot leave upwards, the line goes down to its foot, so that the last sections have their turn, too.
 *
 * @param scrolled pixels of the page above the window
 * @param window height of the window
 * @param page height of the page
 */
export function readingLine(scrolled: number, window: number, page: number): number {
  const third = window / 3
  const left = Math.max(0, page - window - scrolled)
  const stretch = Math.min(window, Math.max(0, page - window))
  if (left >= stretch) return third
  return third + (window - third) * (1 - left / stretch)
}
