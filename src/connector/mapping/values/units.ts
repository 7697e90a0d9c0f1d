import { didYouMean, type MeasurementFamily } from '#contract'
import { quote, refusal, type Refusal } from '../../transforms/transform.ts'

/** The PIM's code for a unit as a source writes it: its code, symbol or label, or a trade code. */
export function findUnit(word: string, { code, units }: MeasurementFamily): string | Refusal {
  const bare = word.trim()
  if (Object.hasOwn(units, bare)) return bare
  const wanted = bare.toLowerCase()
  const known = Object.values(units)
  const found =
    known.find((unit) => unit.code.toLowerCase() === wanted) ??
    known.find(({ symbol }) => symbol === bare) ??
    known.find(({ symbol }) => symbol.toLowerCase() === wanted) ??
    known.find(({ labels }) =>
      Object.values(labels).some((label) => String(label).toLowerCase() === wanted),
    )
  if (found) return found.code
  const trades = Object.hasOwn(tradeUnits, wanted) ? tradeUnits[wanted] : undefined
  const trade = trades?.find((unit) => Object.hasOwn(units, unit))
  if (trade !== undefined) return trade
  const hint = didYouMean(bare, Object.keys(units))
  return refusal(`${quote(word)} is not a unit of ${code}.${hint ? ` ${hint}` : ''}`, 'unknown')
}

/** UN/ECE codes, SAP's own, and words met in files. Whether the PIM has such a unit is asked first. */
export const tradeUnits: Record<string, readonly string[]> = {
  kgm: ['KILOGRAM'],
  kilo: ['KILOGRAM'],
  kgs: ['KILOGRAM'],
  kilogramme: ['KILOGRAM'],
  grm: ['GRAM'],
  gr: ['GRAM'],
  gramm: ['GRAM'],
  gramme: ['GRAM'],
  lbs: ['POUND'],
  lbr: ['POUND'],
  onz: ['OUNCE'],
  mgm: ['MILLIGRAM'],
  tne: ['TON'],
  to: ['TON'],
  mtr: ['METER'],
  cmt: ['CENTIMETER'],
  mmt: ['MILLIMETER'],
  kmt: ['KILOMETER'],
  inh: ['INCH'],
  zoll: ['INCH'],
  inches: ['INCH'],
  '"': ['INCH'],
  fot: ['FEET'],
  mtk: ['SQUARE_METER'],
  m2: ['SQUARE_METER'],
  qm: ['SQUARE_METER'],
  cmk: ['SQUARE_CENTIMETER'],
  cm2: ['SQUARE_CENTIMETER'],
  ltr: ['LITER'],
  liter: ['LITER'],
  mlt: ['MILLILITER'],
  mtq: ['CUBIC_METER'],
  m3: ['CUBIC_METER'],
  cbm: ['CUBIC_METER'],
  dmq: ['CUBIC_DECIMETER'],
  cdm: ['CUBIC_DECIMETER'],
  wtt: ['WATT'],
  kwt: ['KILOWATT'],
  vlt: ['VOLT'],
  amp: ['AMPERE'],
  htz: ['HERTZ'],
  cel: ['CELSIUS'],
  gc: ['CELSIUS'],
  lum: ['LUMEN'],
  c62: ['PIECE'],
  pce: ['PIECE'],
  h87: ['PIECE'],
  stk: ['PIECE'],
}
