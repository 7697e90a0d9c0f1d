import { javascriptLiteral } from '#client'
import { tradeUnits } from '../../mapping/values/units.ts'

/** The words for units that files use beside the PIM's own. */
export function unitsFile(): string {
  return String.raw`import type { MeasurementFamily } from './pim.ts'
import { Refusal } from './steps.ts'

/** The PIM's code for a unit: from its code, symbol or label, or from a trade code. */
export function findUnit(word: string, { units }: MeasurementFamily): string {
  const bare = word.trim()
  if (Object.hasOwn(units, bare)) return bare
  const wanted = bare.toLowerCase()
  const known = Object.values(units)
  const found =
    known.find(({ code }) => code.toLowerCase() === wanted) ??
    known.find(({ symbol }) => symbol === bare) ??
    known.find(({ symbol }) => symbol.toLowerCase() === wanted) ??
    known.find(({ labels }) =>
      Object.values(labels).some((label) => String(label).toLowerCase() === wanted),
    )
  const trades = Object.hasOwn(tradeUnits, wanted) ? tradeUnits[wanted] : undefined
  const trade = trades?.find((code) => Object.hasOwn(units, code))
  const code = found?.code ?? trade
  if (code === undefined) throw new Refusal('"' + word + '" is not a unit of the PIM.', 'unknown')
  return code
}

const tradeUnits: Record<string, string[]> = ${javascriptLiteral(tradeUnits)}
`
}
