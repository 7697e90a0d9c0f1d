/**
 * What every format is read as: elements that open, hold text, and close. Called in the order of the
 * file while one piece of it is being parsed; `line` and `column` count from 1.
 */
export interface ElementHandler {
  open(
    name: string,
    attributes: Readonly<Record<string, string>>,
    line: number,
    column: number,
  ): void
  text(value: string): void
  close(): void
}

/** Text goes in piece by piece; a handler that it was made with hears what stands there. */
export interface Parser {
  /** @throws SourceError where the file is broken or beyond the limits */
  write(piece: string): void | Promise<void>
  /** The file is at its end. */
  end(): void | Promise<void>
}

/** Shared by all elements that have none. */
export const noAttributes: Readonly<Record<string, string>> = Object.freeze({})
