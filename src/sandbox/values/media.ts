import type { Attribute } from '#contract'
import { InvalidFormat } from '../problems.ts'
import { expectedMediaType, extensionOf } from './media-types.ts'
import { ensureString } from './text.ts'
import type { StoredFile, ValueType } from './value.ts'

/** The code of an uploaded file, which the attribute allows. */
export const media: ValueType = {
  normalise(data, attribute, check) {
    const code = ensureString(data, attribute)
    const file = check.references.mediaFile(code)
    if (!file) {
      throw new InvalidFormat(
        `Property "${attribute.code}" expects a valid pathname as data, "${code}" given.`,
      )
    }
    const refusal =
      refusedExtension(file, attribute) ?? refusedType(file) ?? refusedSize(file, attribute)
    return refusal === undefined ? file.code : check.refuse(refusal)
  },
}

function refusedExtension(file: StoredFile, attribute: Attribute): string | undefined {
  const extension = extensionOf(file.original_filename)
  const allowed = attribute.allowed_extensions ?? []
  if (allowed.length === 0 || allowed.some((one) => one.toLowerCase() === extension)) return
  return `The ${extension} file extension is not allowed for the ${attribute.code} attribute. Allowed extensions are ${allowed.join(', ')}.`
}

/** What a file holds must be what its name says. */
function refusedType({ original_filename: name, mime_type: found }: StoredFile) {
  const extension = extensionOf(name)
  const expected = expectedMediaType(extension)
  if (expected === undefined || expected === found) return
  return `The MIME type is not allowed for ${extension} (allowed types: ${expected}, found ${found}).`
}

const megabyte = 1024 * 1024

function refusedSize({ size }: StoredFile, { max_file_size: most }: Attribute): string | undefined {
  if (most === null || size <= Number(most) * megabyte) return
  const megabytes = (size / megabyte).toFixed(2)
  return `The file is too large (${megabytes} MB). Allowed maximum size is ${Number(most)} MB.`
}
