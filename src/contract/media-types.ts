/** The media types of the two APIs. */
export const mediaTypes = {
  json: 'application/json',
  /** One JSON object a line. */
  collection: 'application/vnd.akeneo.collection+json',
  form: 'application/x-www-form-urlencoded',
  /** Fields and files, each a part of its own. */
  multipart: 'multipart/form-data',
} as const

export type MediaType = (typeof mediaTypes)[keyof typeof mediaTypes]

/**
 * The bare media type of a `Content-Type` header: `application/json` for `Application/JSON; charset=utf-8`.
 * Empty when there is no header.
 */
export function bareMediaType(header: string | null | undefined): string {
  return header?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

export function isJson(header: string | null | undefined): boolean {
  return bareMediaType(header) === mediaTypes.json
}

export function isCollection(header: string | null | undefined): boolean {
  return bareMediaType(header) === mediaTypes.collection
}

export function isMultipart(header: string | null | undefined): boolean {
  return bareMediaType(header) === mediaTypes.multipart
}

export function isForm(header: string | null | undefined): boolean {
  return bareMediaType(header) === mediaTypes.form
}
