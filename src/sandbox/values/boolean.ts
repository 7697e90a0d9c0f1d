import { typeName } from '../type-names.ts'
import type { ValueType } from './value.ts'

export const boolean: ValueType = {
  normalise(data, attribute, check) {
    if (typeof data === 'boolean') return data
    return check.refuse(
      `The ${attribute.code} attribute requires a boolean value (true or false) as data, a ${typeName(data)} was detected.`,
    )
  },
}
