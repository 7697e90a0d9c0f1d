import type { RequestDescription } from '#client'
import type { Values } from './values.ts'

/** Values that open something; identifiers and addresses do not. */
const secretNames = [
  'client_id_and_secret_in_base64',
  'access_token',
  'refresh_token',
  'sandbox_key',
  'password',
  'secret',
] as const

/**
 * The request with names in place of everything that opens something: what this site knows, and what
 * stands where secrets stand. What is kept, shared or exported goes through here.
 */
export function withoutSecrets(request: RequestDescription, values: Values): RequestDescription {
  const { method, url, headers, body } = request
  const known = secretNames.flatMap((name) => (values[name] ? [[values[name], name] as const] : []))
  const hide = (text: string) =>
    hideFields(known.reduce((left, [value, name]) => left.replaceAll(value, `<${name}>`), text))
  const kept = Object.entries(headers).map(([name, value]) => [name, hideHeader(name, hide(value))])
  return {
    method,
    url: hide(url),
    headers: Object.fromEntries(kept) as Record<string, string>,
    ...(body !== undefined && { body: hide(body) }),
  }
}

function hideHeader(name: string, value: string): string {
  if (/^(?:accept|content-type)$/i.test(name)) return value
  if (/^\w+ <\w+>$/.test(value)) return value
  if (/^basic\b/i.test(value)) return 'Basic <client_id_and_secret_in_base64>'
  // Whoever sends another header of this kind knows what belongs there.
  return /^authorization$/i.test(name) ? 'Bearer <access_token>' : `<${name.toLowerCase()}>`
}

const fieldNames: Record<string, string> = {
  password: 'password',
  secret: 'secret',
  client_secret: 'secret',
  access_token: 'access_token',
  refresh_token: 'refresh_token',
  key: 'sandbox_key',
}
const fields = Object.keys(fieldNames).join('|')
const inJson = new RegExp(`("(${fields})"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'g')
const inForm = new RegExp(`((?:^|[?&])(${fields})=)[^&#\\s]*`, 'g')

function hideFields(text: string): string {
  return text
    .replaceAll(inJson, (_, start: string, name: string) => `${start}"<${fieldNames[name]}>"`)
    .replaceAll(inForm, (_, start: string, name: string) => `${start}<${fieldNames[name]}>`)
}
