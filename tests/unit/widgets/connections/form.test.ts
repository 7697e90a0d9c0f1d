import { describe, expect, test } from 'vitest'
import { codeFromLabel, fieldErrors } from '../../../../src/widgets/connections/form.ts'

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
    expect(fieldErrors(violations, 'ab')).toEqual({
      label: 'Too short.',
      flowType: 'Choose one.',
      form: 'There are 100.',
    })
  })

  test('explains a clash of codes at the label, which the code follows', () => {
    const violations = [{ property: 'code', message: 'This value is already used.' }]
    expect(fieldErrors(violations, 'My_ERP')).toEqual({
      label: 'The code My_ERP: This value is already used.',
    })
  })
})
