import type { Attribute } from '#contract'
import { quote, refusal, type Refusal } from '../../transforms/transform.ts'
import { onlyOne, type TypeContext, type ValueType } from './value-type.ts'

/** Where a file is that is to be uploaded: a path beside the source file, or an address. */
export function uploadType({ attribute }: TypeContext): ValueType {
  return {
    each({ text }) {
      const source = text.trim()
      return refusedName(source, attribute) ?? { data: source }
    },
    combine: onlyOne,
  }
}

/** Bytes of a file when its attribute does not say how many. */
const usual = 50

/** Bytes that an attribute allows. */
export function mostBytes({ max_file_size: megabytes }: Attribute): number {
  return Number(megabytes ?? usual) * 1024 * 1024
}

/** What a file is called, wherever it is. */
export function fileNameOf(source: string): string {
  const path = isAddress(source) ? decoded(new URL(source).pathname) : source
  return path.split(/[/\\]/).at(-1) ?? ''
}

export function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source) && URL.canParse(source)
}

const schemed = /^[a-z][a-z\d+.-]+:\/\//i

function refusedName(source: string, attribute: Attribute): Refusal | undefined {
  if (schemed.test(source) && !isAddress(source)) {
    return refusal(`${quote(source)} is no address that is read: only http and https.`)
  }
  const name = fileNameOf(source)
  const [, extension = ''] = /\.([^.]+)$/.exec(name) ?? []
  const allowed = attribute.allowed_extensions ?? []
  const isAllowed = allowed.some((one) => one.toLowerCase() === extension.toLowerCase())
  if (name === '') return refusal(`${quote(source)} names no file.`)
  if (allowed.length === 0 || isAllowed) return undefined
  return refusal(
    `${attribute.code} takes ${allowed.join(', ')}, and this is called ${quote(name)}.`,
  )
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
