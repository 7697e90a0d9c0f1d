import type { Attribute } from '#contract'
import { InvalidFormat } from '../problems.ts'
import type { References } from './value.ts'

/** Refuses a locale where none belongs, or none where one is needed; the same for a channel. */
export function ensureRightKind(
  attribute: Attribute,
  locale: string | null,
  scope: string | null,
): void {
  const localeFits = attribute.localizable === (locale !== null)
  const scopeFits = attribute.scopable === (scope !== null)
  if (localeFits && scopeFits) return
  const channel = `(${scope ?? 'nothing'} was detected)`
  const language = `(${locale ?? 'nothing'} was detected)`
  throw new InvalidFormat(`The ${attribute.code} attribute ${needs(attribute, channel, language)}.`)
}

function needs({ localizable, scopable }: Attribute, channel: string, language: string): string {
  if (scopable && localizable)
    return `requires a value per channel ${channel} and a locale ${language}`
  if (scopable) {
    return `requires a value per channel ${channel} but does not require a value per locale ${language}`
  }
  if (localizable) {
    return `does not require a value per channel ${channel} but requires a value per locale ${language}`
  }
  return `requires neither a channel ${channel} nor a locale ${language}`
}

/** What is wrong with a locale or channel of the right kind, in words, or undefined. */
export function wrongLocaleOrScope(
  attribute: Attribute,
  locale: string | null,
  scope: string | null,
  references: References,
): string | undefined {
  const { code } = attribute
  const channel = scope === null ? undefined : references.channel(scope)
  if (scope !== null && !channel) {
    return `The ${code} attribute requires a value per channel. The ${scope} channel (scope) must exist in your PIM`
  }
  if (locale === null) return undefined
  if (!references.locale(locale)?.enabled) {
    return `The ${code} attribute requires a valid locale. The ${locale} locale does not exist.`
  }
  if (channel && !channel.locales.includes(locale)) {
    return `The ${code} attribute requires a valid locale. The ${locale} locale is not bound to the ${scope} channel.`
  }
  const available = attribute.available_locales ?? []
  if (available.length > 0 && !available.includes(locale)) {
    return `The ${locale} locale is not available on the ${code} attribute.`
  }
  return undefined
}
