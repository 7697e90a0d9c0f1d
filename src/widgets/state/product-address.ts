/**
 * Where a product is looked at.
 *
 * @param name identifier or uuid
 * @param request the call whose changes are to be lit there
 */
export function addressOfProduct(name: string, request?: number): string {
  const query = new URLSearchParams({ product: name, ...(request && { request: String(request) }) })
  return `/sandbox/products.html?${query}`
}
