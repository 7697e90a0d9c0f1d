import type { Transform } from './transform.ts'

/** Without white space at both ends. */
export function trim(): Transform {
  return { each: (text) => text.trim() }
}

/** The same, and any run of white space inside becomes one space: `"Lamp\n  small "` → `"Lamp small"`. */
export function collapse(): Transform {
  return { each: (text) => text.trim().replaceAll(/\s+/g, ' ') }
}
