import type { MeasurementFamily } from '#contract'
import { boolean } from './boolean.ts'
import { letterCase } from './case.ts'
import { convert } from './convert.ts'
import { date } from './date.ts'
import { keepHtml, stripHtml, unescape } from './html.ts'
import { affix, byDefault, join, split, take } from './lists.ts'
import { lookup } from './lookup.ts'
import { number } from './number.ts'
import { replace } from './replace.ts'
import type { settings, TransformSpec } from './schema.ts'
import type { Transform } from './transform.ts'
import { collapse, trim } from './trim.ts'
import type { z } from 'zod'

/** What a transform may know of the PIM. */
export interface TransformContext {
  measurementFamilies: Iterable<MeasurementFamily>
}

/** The step that a mapping's line describes. */
export function createTransform(spec: TransformSpec, context: TransformContext): Transform {
  if (typeof spec === 'string') return plain[spec]()
  const [name, value] = Object.entries(spec)[0] as [keyof typeof settings, never]
  return withSettings[name](value, context)
}

const plain = {
  trim,
  collapse,
  unescape,
  strip_html: stripHtml,
  boolean: () => boolean(),
  first: () => take('first'),
  last: () => take('last'),
} satisfies Record<Extract<TransformSpec, string>, () => Transform>

const withSettings: {
  [Name in keyof typeof settings]: (
    value: z.output<(typeof settings)[Name]>,
    context: TransformContext,
  ) => Transform
} = {
  case: letterCase,
  replace,
  split,
  join,
  default: byDefault,
  affix,
  number,
  date,
  boolean,
  convert: (value, { measurementFamilies }) => convert(value, measurementFamilies),
  lookup,
  keep_html: keepHtml,
}
