import { beforeEach, describe, expect, test } from 'vitest'
import { $values, fillIn, fillRequest, namesIn } from '../../../../src/widgets/state/values.ts'
import { $variables, forgetVariable, setVariable } from '../../../../src/widgets/state/variables.ts'

beforeEach(() => $variables.set({}))

describe('a value that was taken from an answer', () => {
  test('stands for itself in every request', () => {
    setVariable('identifier', 'halo_desk_lamp')
    expect(fillIn('/products/<my_identifier>', $values.get())).toBe('/products/halo_desk_lamp')
    forgetVariable('my_identifier')
    expect(fillIn('/products/<my_identifier>', $values.get())).toBe('/products/<my_identifier>')
  })

  test('stands in an address however it is encoded there', () => {
    setVariable('identifier', 'a lamp/1')
    const url = 'http://pim.test/products/%3Cmy_identifier%3E?x=%3Cother%3E'
    expect(fillRequest({ method: 'GET', url, headers: {} }, $values.get()).url).toBe(
      'http://pim.test/products/a%20lamp%2F1?x=%3Cother%3E',
    )
    expect(namesIn({ method: 'GET', url: 'http://x/%3Csandbox_id%3E', headers: {} })).toEqual([
      'sandbox_id',
    ])
  })

  test('takes the place of no credential and of no markup', () => {
    setVariable('access_token', 'mine')
    setVariable('code', 'lamp')
    expect($variables.get()).toEqual({ my_code: 'lamp' })
    expect(fillIn('<code>x</code> <constructor>', $values.get())).toBe(
      '<code>x</code> <constructor>',
    )
  })
})
