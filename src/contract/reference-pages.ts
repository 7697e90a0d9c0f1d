import { anchor, isOperationId, operations } from './operations.ts'

/** The word that stands for a resource in addresses: `products-by-uuid`. */
export function resourceSlug(tag: string): string {
  return tag.toLowerCase().replaceAll(' ', '-')
}

/** Where the reference describes a resource: its object and its operations. */
export function resourceAddress(tag: string): string {
  return `/api-reference/${resourceSlug(tag)}.html`
}

/** The addresses of all pages of the reference below `/api-reference/`, each of which is there as Markdown, too. */
export function referencePages(): string[] {
  return [
    ...[...new Set(Object.values(operations).map(({ tag }) => tag))].map(resourceAddress),
    ...Object.values(operations).map(({ id }) => anchor(id)),
    answersAddress,
    objectsAddress,
  ]
}

/** What many operations may answer. */
export const answersAddress = '/api-reference/answers.html'

/** The objects that several resources share. */
export const objectsAddress = '/api-reference/objects.html'

/**
 * Where an address leads that names an operation by an anchor, as the world of PIMs writes it:
 * `/api-reference.html#patch_products`. Any other address is left as it is.
 */
export function followAnchor(address: string): string {
  const id = /^\/api-reference\.html#(\w+)$/.exec(address)?.[1]
  return id !== undefined && isOperationId(id) ? anchor(id) : address
}
