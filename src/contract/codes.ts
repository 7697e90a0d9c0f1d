/**
 * Codes and ids, branded at the door and trusted inside: an `AttributeCode` is not a `FamilyCode`.
 * `isX` asks, `ensureX` throws an `InvalidCodeError`.
 */
declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

export type AttributeCode = Branded<'attribute code'>
export type FamilyCode = Branded<'family code'>
export type CategoryCode = Branded<'category code'>
export type ChannelCode = Branded<'channel code'>
export type LocaleCode = Branded<'locale code'>
export type CurrencyCode = Branded<'currency code'>
export type ProductIdentifier = Branded<'product identifier'>
export type ProductUuid = Branded<'product uuid'>

export class InvalidCodeError extends TypeError {
  override name = 'InvalidCodeError'

  constructor(text: string, kind: string, rule: string) {
    super(`"${text}" is no ${kind}: it ${rule}.`)
  }
}

const word = /^\w{1,100}$/
const wordRule = 'has 1 to 100 letters, digits and underscores'

/** An attribute code is not made of digits alone. */
export function isAttributeCode(text: string): text is AttributeCode {
  return word.test(text) && /\D/.test(text)
}

export function ensureAttributeCode(text: string): AttributeCode {
  if (isAttributeCode(text)) return text
  throw new InvalidCodeError(text, 'attribute code', `${wordRule}, and not only digits`)
}

export function isFamilyCode(text: string): text is FamilyCode {
  return word.test(text)
}

export function ensureFamilyCode(text: string): FamilyCode {
  if (isFamilyCode(text)) return text
  throw new InvalidCodeError(text, 'family code', wordRule)
}

export function isCategoryCode(text: string): text is CategoryCode {
  return word.test(text)
}

export function ensureCategoryCode(text: string): CategoryCode {
  if (isCategoryCode(text)) return text
  throw new InvalidCodeError(text, 'category code', wordRule)
}

export function isChannelCode(text: string): text is ChannelCode {
  return word.test(text)
}

export function ensureChannelCode(text: string): ChannelCode {
  if (isChannelCode(text)) return text
  throw new InvalidCodeError(text, 'channel code', wordRule)
}

export function isLocaleCode(text: string): text is LocaleCode {
  return /^[a-z]{2,3}(_[A-Za-z0-9]{2,8})*$/.test(text)
}

export function ensureLocaleCode(text: string): LocaleCode {
  if (isLocaleCode(text)) return text
  throw new InvalidCodeError(text, 'locale code', 'names a language and a region, as in en_US')
}

export function isCurrencyCode(text: string): text is CurrencyCode {
  return /^[A-Z]{3}$/.test(text)
}

export function ensureCurrencyCode(text: string): CurrencyCode {
  if (isCurrencyCode(text)) return text
  throw new InvalidCodeError(text, 'currency code', 'has three capital letters, as in EUR')
}

/** A product identifier is up to 255 characters, without comma, semicolon, or white space at either end. */
export function isProductIdentifier(text: string): text is ProductIdentifier {
  return text.length >= 1 && text.length <= 255 && !/[,;]/.test(text) && text.trim() === text
}

export function ensureProductIdentifier(text: string): ProductIdentifier {
  if (isProductIdentifier(text)) return text
  throw new InvalidCodeError(
    text,
    'product identifier',
    'has 1 to 255 characters, none of them a comma or semicolon, and no space at either end',
  )
}

/** A product UUID in its stored form, which is lower case. */
export function isProductUuid(text: string): text is ProductUuid {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

/** Accepts upper case too, and settles it. */
export function ensureProductUuid(text: string): ProductUuid {
  const settled = text.toLowerCase()
  if (isProductUuid(settled)) return settled
  throw new InvalidCodeError(text, 'product uuid', 'has 32 hex digits in five groups')
}
