import type { MeasureFamily, MeasurementFamily } from '#contract'

/**
 * A measurement family as versions before 5.0 knew it: codes in capitals, units in a list, and one value
 * for each operator of a conversion.
 */
export function asMeasureFamily(family: MeasurementFamily): MeasureFamily {
  return {
    code: family.code.toUpperCase(),
    standard: family.standard_unit_code,
    units: Object.values(family.units).map(({ code, convert_from_standard: steps, symbol }) => ({
      code,
      convert: Object.fromEntries(steps.map(({ operator, value }) => [operator, value])),
      symbol,
    })),
  }
}
