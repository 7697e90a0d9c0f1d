import { InvalidFormat } from '../problems.ts'
import { ensureString } from './text.ts'
import type { ValueType } from './value.ts'

/** The code of an uploaded file, whose extension the attribute allows. */
export const media: ValueType = {
  normalise(data, attribute, check) {
    const code = ensureString(data, attribute)
    const file = check.references.mediaFile(code)
    if (!file) {
      throw new InvalidFormat(
        `Property "${attribute.code}" expects a valid pathname as data, "${code}" given.`,
      )
    }
    const extension = file.original_filename.split('.').at(-1)?.toLowerCase() ?? ''
    const allowed = attribute.allowed_extensions ?? []
    if (allowed.length > 0 && !allowed.includes(extension)) {
      return check.refuse(
        `The ${extension} file extension is not allowed for the ${attribute.code} attribute. Allowed extensions are ${allowed.join(', ')}.`,
      )
    }
    return file.code
  },
}
