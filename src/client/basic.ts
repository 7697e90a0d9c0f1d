/**
 * The steps from a client id and a secret to a Basic `Authorization` header, each as the reader
 * sees it.
 */
export interface BasicSteps {
  /** `<client id>:<secret>`, the text that gets encoded. */
  joined: string
  /** Its UTF-8 bytes in Base64 (RFC 4648, with padding). */
  encoded: string
  /** The whole header value: `Basic <encoded>`. */
  header: string
}

/**
 * The value of the `Authorization` header for the token request (RFC 7617, UTF-8).
 *
 * @throws TypeError when the client id holds a colon, which Basic has no way to write
 */
export function basicAuthorization(clientId: string, secret: string): string {
  return explainBasic(clientId, secret).header
}

/**
 * How `basicAuthorization` gets there, step by step, for a page that explains it.
 *
 * @throws TypeError when the client id holds a colon, which Basic has no way to write
 */
export function explainBasic(clientId: string, secret: string): BasicSteps {
  if (clientId.includes(':')) {
    throw new TypeError('A client id cannot hold a colon: it would end there and the secret begin.')
  }
  const joined = `${clientId}:${secret}`
  const encoded = encodeBase64(joined)
  return { joined, encoded, header: `Basic ${encoded}` }
}

function encodeBase64(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
