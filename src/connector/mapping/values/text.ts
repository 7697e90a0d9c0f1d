import { refusal } from '../../transforms/transform.ts'
import { onlyOne, type TypeContext, type ValueType } from './value-type.ts'

/** Texts and text areas, as long as the attribute allows. */
export function textType({ attribute }: TypeContext): ValueType {
  const most = attribute.type === 'pim_catalog_text' ? 255 : 65_535
  const longest = Math.min(most, attribute.max_characters ?? most)
  return {
    each({ text }) {
      const length = [...text].length
      return length <= longest
        ? { data: text }
        : refusal(`The text has ${length} characters; ${attribute.code} takes ${longest}.`)
    },
    combine: onlyOne,
  }
}
