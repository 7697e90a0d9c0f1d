import type { MeasurementFamily } from '#contract'
import { type Languages, readLabels } from '../languages.ts'
import type { Source } from '../source.ts'

type Unit = MeasurementFamily['units'][string]
type Conversion = Unit['convert_from_standard'][number]

export function readMeasurementFamilies(
  source: Source,
  languages: Languages,
): Map<string, MeasurementFamily> {
  return new Map(
    [...source.fields()].map(([code, family]) => [code, readFamily(code, family, languages)]),
  )
}

function readFamily(code: string, source: Source, languages: Languages): MeasurementFamily {
  source.fieldsOnly('labels', 'standard_unit', 'units')
  const units = [...source.need('units').fields()].map(
    ([unit, row]) => [unit, readUnit(unit, row)] as const,
  )
  const standard = source.need('standard_unit').text()
  if (!units.some(([unit]) => unit === standard)) {
    source.need('standard_unit').fail(`"${standard}" is not among the units`)
  }
  return {
    code,
    labels: readLabels(source.need('labels'), languages),
    standard_unit_code: standard,
    units: Object.fromEntries(units),
  }
}

/** `[symbol, conversion, en_US, fr_FR, de_DE]` */
function readUnit(code: string, source: Source): Unit {
  const [symbol, conversion, ...labels] = source.items()
  if (!symbol || !conversion) return source.fail('needs at least a symbol and a conversion')
  const locales = ['en_US', 'fr_FR', 'de_DE']
  return {
    code,
    labels: Object.fromEntries(labels.map((label, at) => [locales[at] ?? '', label.text()])),
    convert_from_standard: conversion
      .text()
      .split(',')
      .map((step) => readConversion(step.trim(), conversion)),
    symbol: symbol.text(),
  }
}

function readConversion(step: string, source: Source): Conversion {
  const [, operator, value] = /^(mul|div|add|sub) (-?\d+(?:\.\d+)?)$/.exec(step) ?? []
  if (!operator || !value) return source.fail(`"${step}" is not like "mul 0.01"`)
  return { operator: operator as Conversion['operator'], value }
}
