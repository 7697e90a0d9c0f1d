import { describe, expect, test } from 'vitest'
import { codeFromLabel, codeOf, fieldErrors } from '../../../../src/widgets/connections/form.ts'

describe('the form of a connection', () => {
  test.each([
    ['My ERP', 'My_ERP'],
    ['Our ERP (night)', 'Our_ERP__night_'],
    ['  shop  ', 'shop'],
    ['Café', 'Caf_'],
    ['', ''],
  ])('makes of the label %o the code %o', (label, code) => {
    expect(codeFromLabel(label)).toBe(code)
  })

  test('puts what is wrong beside the field that it is about', () => {
    const violations = [
      { property: 'label', message: 'Too short.' },
      { property: 'label', message: 'And worse.' },
      { property: 'flow_type', message: 'Choose one.' },
      { property: '', message: 'There are 100.' },
    ]
    expect(fieldErrors(violations)).toEqual({
      label: 'Too short.',
      flowType: 'Choose one.',
      form: 'There are 100.',
    })
  })

  test('has the code follow the label until it is written by hand, and again when it is emptied', () => {
    const form = { label: 'My ERP', code: undefined, flowType: 'other' as const }
    expect(codeOf(form)).toBe('My_ERP')
    expect(codeOf({ ...form, code: 'erp' })).toBe('erp')
    expect(codeOf({ ...form, code: '' })).toBe('My_ERP')
  })

  test('explains a clash of codes at the code', () => {
    const violations = [{ property: 'code', message: 'This value is already used.' }]
    expect(fieldErrors(violations)).toEqual({ code: 'This value is already used.' })
  })
})
