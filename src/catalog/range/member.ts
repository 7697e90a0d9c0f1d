import type { Value, Values } from '../values/read.ts'
import { scale } from '../values/datum.ts'
import type { Choice, Factors, Kind, RangeFile, Series } from './range.ts'

/** One member of a series: a kind, and the choices made so far (none yet on a product model). */
export interface Member {
  code: string
  file: RangeFile
  series: Series
  kind: Kind
  choices: readonly ChosenOption[]
}

export interface ChosenOption {
  attribute: string
  option: string
  /** Part of code and name; not so where the series leaves no choice. */
  shown: boolean
}

/**
 * What file, kind, series, choices and the product itself say, the later before the earlier. A series' and a
 * choice's factors scale what was said before them.
 */
export function writtenValues(member: Member): Values {
  const { file, series, kind, choices } = member
  const chosen = choicesOf(member)
  const byChoice = chosen.map((choice) => choice.times)
  return new Map([
    ...scaled([...file.values, ...kind.values], [series.times, ...byChoice]),
    ...scaled([...series.values], byChoice),
    ...chosen.flatMap((choice) => Array.from(choice.values)),
    ...choices.map(({ attribute, option }) => [attribute, [optionValue(option)]] as const),
    ...(file.own.get(member.code)?.values ?? []),
  ])
}

/** What the member's choices add, where the file says anything about them. */
export function choicesOf({ file, choices }: Member): Choice[] {
  return choices.flatMap(({ attribute, option }) => {
    const known = file.choices.get(attribute)
    return known?.get(option) ?? known?.get('any') ?? []
  })
}

function optionValue(option: string): Value {
  return { locale: null, scope: null, datum: { kind: 'option', option } }
}

function scaled(
  values: readonly (readonly [string, readonly Value[]])[],
  factors: readonly Factors[],
): (readonly [string, readonly Value[]])[] {
  return values.map(([code, list]) => {
    const factor = factors.reduce((product, one) => product * (one.get(code) ?? 1), 1)
    if (factor === 1) return [code, list]
    return [code, list.map((value) => ({ ...value, datum: scale(value.datum, factor) }))]
  })
}
