/** Client id and secret of an HTTP Basic header (RFC 7617), or undefined when there is none to read. */
export function readBasic(
  authorization: string | null,
): { id: string; secret: string } | undefined {
  const [, encoded] = /^Basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(authorization ?? '') ?? []
  if (!encoded) return undefined
  const text = decodeBase64(encoded)
  const colon = text?.indexOf(':') ?? -1
  return text === undefined || colon < 0
    ? undefined
    : { id: text.slice(0, colon), secret: text.slice(colon + 1) }
}

/** The token of a Bearer header (RFC 6750), or undefined for none and for every other scheme. */
export function readBearer(authorization: string | null): string | undefined {
  return /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1]
}

function decodeBase64(encoded: string): string | undefined {
  try {
    const binary = atob(encoded)
    return new TextDecoder().decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)))
  } catch {
    return undefined
  }
}
