import { refusal } from '../../transforms/transform.ts'
import { createRuleCheck } from './attribute-rule.ts'
import { onlyOne, type TypeContext, type ValueType } from './value-type.ts'

/** Texts and text areas, as long as the attribute allows and as its rule wants them. */
export function textType({ attribute }: TypeContext): ValueType {
  const most = attribute.type === 'pim_catalog_text' ? 255 : 65_535
  const longest = Math.min(most, attribute.max_characters ?? most)
  const ruleBroken = createRuleCheck(attribute)
  return {
    each({ text }) {
      const length = [...text].length
      if (length > longest) {
        return refusal(`The text has ${length} characters; ${attribute.code} takes ${longest}.`)
      }
      const reason = ruleBroken(text)
      return reason === undefined ? { data: text } : refusal(reason)
    },
    combine: onlyOne,
  }
}
