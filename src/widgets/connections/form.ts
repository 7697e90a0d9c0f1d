import type { FlowType, Violation } from '#contract'

/** What the reader says of a new connection. */
export interface Form {
  label: string
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

/** What the PIM says is wrong, by the field that it belongs to. */
export interface FieldErrors {
  label?: string
  flowType?: string
  /** About no field in particular. */
  form?: string
}

/** A clash of codes is one of labels here, because the code follows the label. */
export function fieldErrors(violations: readonly Violation[], code: string): FieldErrors {
  const errors: FieldErrors = {}
  for (const { property, message } of violations) {
    if (property === 'flow_type') errors.flowType ??= message
    else if (property === 'label') errors.label ??= message
    else if (property === 'code') errors.label ??= `The code ${code}: ${message}`
    else errors.form ??= message
  }
  return errors
}
