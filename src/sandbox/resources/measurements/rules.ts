import type { MeasurementFamily } from '#contract'
import { type Violation, ensureValid } from '../../problems.ts'
import { violationsOf } from '../../rest/entities.ts'
import type { SentFamily, SentUnit } from './form.ts'

type Unit = MeasurementFamily['units'][string]
type Operation = Unit['convert_from_standard'][number]

/** What the rules ask of the catalogue. */
export interface MeasurementContext {
  /** How many measurement families there are. */
  count: number
  /** Whether an attribute measures in the family. */
  isUsed: boolean
}

const most = { families: 100, units: 50, operations: 5 }

/**
 * The measurement family that a change makes: merged down to the labels of each unit; a unit's operations
 * are replaced as a whole.
 */
export function applyMeasurementFamily(
  before: MeasurementFamily | undefined,
  sent: SentFamily,
  context: MeasurementContext,
): MeasurementFamily {
  const units = mergeUnits(before?.units ?? {}, sent.units ?? {})
  const standard = sent.standard_unit_code ?? before?.standard_unit_code ?? ''
  const family: MeasurementFamily = {
    code: before?.code ?? sent.code,
    labels: mergeLabels(before?.labels ?? {}, sent.labels),
    standard_unit_code: codeIn(units, standard) ?? standard,
    units,
  }
  ensureValid([
    ...codeViolations('code', family.code),
    ...standardUnitViolations(family),
    ...Object.values(family.units).flatMap((unit) => unitViolations(unit)),
    ...keyViolations(sent.units ?? {}),
    ...limitViolations(before, family, context),
    ...(before && context.isUsed ? lockViolations(before, family) : []),
  ])
  return family
}

function mergeUnits(
  before: Record<string, Unit>,
  sent: Record<string, SentUnit>,
): Record<string, Unit> {
  const units = new Map(Object.entries(before))
  for (const [key, unit] of Object.entries(sent)) {
    const code = codeIn(before, key) ?? key
    units.set(code, mergeUnit(code, units.get(code), unit))
  }
  return Object.fromEntries(units)
}

function mergeUnit(code: string, before: Unit | undefined, sent: SentUnit): Unit {
  return {
    code,
    labels: mergeLabels(before?.labels ?? {}, sent.labels),
    convert_from_standard:
      (sent.convert_from_standard as Operation[] | undefined) ??
      before?.convert_from_standard ??
      [],
    symbol: sent.symbol ?? before?.symbol ?? '',
  }
}

function mergeLabels(
  before: Record<string, string>,
  sent: Record<string, string | null> = {},
): Record<string, string> {
  const labels = Object.entries({ ...before, ...sent })
  return Object.fromEntries(labels.flatMap(([locale, label]) => (label ? [[locale, label]] : [])))
}

/** The stored spelling of a unit's code. */
function codeIn(units: Record<string, Unit>, code: string): string | undefined {
  return Object.keys(units).find((known) => known.toLowerCase() === code.toLowerCase())
}

function codeViolations(property: string, code: string): Violation[] {
  return violationsOf(property, [
    code === '' && 'This value should not be blank.',
    !/^\w*$/.test(code) && 'This field can only contain letters, numbers, and underscores.',
    code.length > 100 && 'This value is too long. It should have 100 characters or less.',
  ])
}

/** Others are converted through the standard unit, so it is itself, multiplied by one. */
function standardUnitViolations({ standard_unit_code: code, units }: MeasurementFamily) {
  const unit = Object.hasOwn(units, code) ? units[code] : undefined
  if (!unit) {
    const message = `The "${code}" standard unit code does not exist in the list of units for the measurement family.`
    return violationsOf('standard_unit_code', [message])
  }
  const [operation, ...others] = unit.convert_from_standard
  const isItself =
    operation?.operator === 'mul' && Number(operation.value) === 1 && others.length === 0
  return violationsOf(`units.${code}.convert_from_standard`, [
    !isItself && `The "${code}" standard unit can only be a multiplication by 1.`,
  ])
}

function unitViolations({ code, convert_from_standard: operations }: Unit): Violation[] {
  const place = `units.${code}.convert_from_standard`
  return [
    ...codeViolations(`units.${code}.code`, code),
    ...violationsOf(place, [
      operations.length === 0 && 'A minimum of one conversion operation per unit is required.',
      operations.length > most.operations &&
        `You’ve reached the limit of ${most.operations} conversion operations per unit.`,
    ]),
    ...operations.flatMap((operation, at) => operationViolations(operation, `${place}.${at}`)),
  ]
}

const operators: readonly string[] = ['mul', 'div', 'add', 'sub'] satisfies Operation['operator'][]

function operationViolations({ operator, value }: Operation, place: string): Violation[] {
  return [
    ...violationsOf(`${place}.operator`, [
      !operators.includes(operator) && `The operator should be one of ${operators.join(', ')}.`,
    ]),
    ...violationsOf(`${place}.value`, [
      !/^-?\d+(\.\d+)?$/.test(value) &&
        'The conversion value should be a number represented in a string (example: "0.2561")',
      value.length > 100 && 'This value is too long. It should have 100 characters or less.',
    ]),
  ]
}

/** A unit is named twice, by its key and by its code; both say the same. */
function keyViolations(sent: Record<string, SentUnit>): Violation[] {
  return Object.entries(sent).flatMap(([key, { code = key }]) =>
    violationsOf(`units.${key}.code`, [
      code.toLowerCase() !== key.toLowerCase() &&
        `The unit code "${code}" must match the key "${key}" of the unit.`,
    ]),
  )
}

function limitViolations(
  before: MeasurementFamily | undefined,
  { units }: MeasurementFamily,
  { count }: MeasurementContext,
): Violation[] {
  return [
    ...violationsOf('code', [
      !before &&
        count >= most.families &&
        `You’ve reached the limit of ${most.families} measurement families.`,
    ]),
    ...violationsOf('units', [
      Object.keys(units).length > most.units &&
        `You’ve reached the limit of ${most.units} units per measurement family.`,
    ]),
  ]
}

/** Values of products are measured in the family: what would change their meaning stays. */
function lockViolations(before: MeasurementFamily, after: MeasurementFamily): Violation[] {
  const changed = Object.values(before.units).filter(
    ({ code, convert_from_standard: operations }) =>
      JSON.stringify(after.units[code]?.convert_from_standard) !== JSON.stringify(operations),
  )
  return [
    ...violationsOf('standard_unit_code', [
      after.standard_unit_code !== before.standard_unit_code &&
        'The standard unit cannot be changed, because an attribute uses this measurement family.',
    ]),
    ...changed.flatMap(({ code }) =>
      violationsOf(`units.${code}.convert_from_standard`, [
        'The conversion operations cannot be changed, because an attribute uses this measurement family.',
      ]),
    ),
  ]
}
