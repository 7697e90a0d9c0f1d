import type { FlowType, Violation } from '#contract'

/** What the reader says of a new connection. */
export interface Form {
  label: string
  /** Undefined as long as it follows the label. */
  code: string | undefined
  flowType: FlowType
}

export const flowTypes: readonly { type: FlowType; name: string; meaning: string }[] = [
  { type: 'data_source', name: 'Data source', meaning: 'brings data into the PIM: ERP, DAM, MDM' },
  {
    type: 'data_destination',
    name: 'Data destination',
    meaning: 'takes data out of it: shop, marketplace, print',
  },
  { type: 'other', name: 'Other', meaning: 'anything else, or both ways: translation, scripts' },
]

export function nameOfFlow(type: FlowType): string {
  return flowTypes.find((flow) => flow.type === type)?.name ?? type
}

/** The code that the PIM makes of a label: `Our ERP (night)` -> `Our_ERP__night_` */
export function codeFromLabel(label: string): string {
  return label.trim().replaceAll(/\W/g, '_')
}

/** The code as the form shows it. Who empties the field has it follow the label again. */
export function codeOf({ label, code }: Form): string {
  return code || codeFromLabel(label)
}

/** What the PIM says is wrong, by the field that it belongs to. */
export interface FieldErrors {
  label?: string
  code?: string
  flowType?: string
  /** About no field in particular. */
  form?: string
}

export function fieldErrors(violations: readonly Violation[]): FieldErrors {
  const errors: FieldErrors = {}
  for (const { property, message } of violations) {
    if (property === 'flow_type') errors.flowType ??= message
    else if (property === 'label') errors.label ??= message
    else if (property === 'code') errors.code ??= message
    else errors.form ??= message
  }
  return errors
}
