import type { Place } from './record.ts'

/**
 * The source file cannot be read (further): broken, cut off, larger than the limits, or not what it
 * says it is. The message names the line, quotes what stands there, and says what to do.
 */
export class SourceError extends Error {
  override name = 'SourceError'
  /** Where in the file; missing when the file as a whole is meant. */
  readonly place: Place | undefined

  constructor(problem: string, place?: Place) {
    super(place ? `Line ${place.line}, column ${place.column}: ${problem}` : problem)
    this.place = place
  }
}
