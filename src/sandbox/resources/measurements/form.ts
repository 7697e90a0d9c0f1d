import type { Violation } from '../../problems.ts'
import { type Shape, shapeViolations } from '../../rest/json-shapes.ts'

const text: Shape = { kind: 'text' }
const labels: Shape = { kind: 'map', of: { kind: 'text', orNull: true } }
const operation: Shape = {
  kind: 'record',
  properties: { operator: text, value: text },
  required: ['operator', 'value'],
}
const unit: Shape = {
  kind: 'record',
  properties: {
    code: text,
    labels,
    convert_from_standard: { kind: 'list', of: operation },
    symbol: text,
  },
  required: [],
}
const family: Shape = {
  kind: 'record',
  properties: {
    code: text,
    labels,
    standard_unit_code: text,
    units: { kind: 'map', of: unit },
  },
  required: ['code'],
}

/** What of a measurement family may be sent; its form was checked. */
export interface SentFamily {
  code: string
  labels?: Record<string, string | null>
  standard_unit_code?: string
  units?: Record<string, SentUnit>
}

export interface SentUnit {
  code?: string
  labels?: Record<string, string | null>
  convert_from_standard?: { operator: string; value: string }[]
  symbol?: string
}

/** What is wrong with the form of a measurement family, or of a part of one, that was sent. */
export function familyFormViolations(sent: Record<string, unknown>): Violation[] {
  return shapeViolations(sent, family)
}
