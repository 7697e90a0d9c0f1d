/** What a value looks like. One value may look like several things, and the first that fits is told. */
export type Kind =
  | 'empty marker'
  | 'boolean'
  | 'ean'
  | 'date'
  | 'integer'
  | 'number with comma'
  | 'number with point'
  | 'number, comma or thousands'
  | 'number, point or thousands'
  | 'amount with unit'
  | 'html'
  | 'url'
  | 'file'
  | 'text'

const words =
  /^(true|false|yes|no|ja|nein|j|n|y|oui|non|o|wahr|falsch|vrai|faux|si|x|active|inactive|aktiv)$/i
const comma = /^[+-]?(\d{1,3}([.\u00a0\u202f' ]\d{3})+|\d*),\d+-?$/
const point = /^[+-]?(\d{1,3}([,\u00a0\u202f' ]\d{3})+|\d*)\.\d+-?$/

const patterns: readonly [Kind, RegExp][] = [
  ['empty marker', /^(-+|n\/?a|tbd|null|none|\/|0{8}|0000-00-00|0001-01-01|\?)$/i],
  ['boolean', words],
  [
    'date',
    /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?$|^\d\d?\.\d\d?\.\d{2,4}$|^\d\d?[/-]\d\d?[/-]\d{2,4}$|^(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])$/,
  ],
  ['number, comma or thousands', /^[+-]?[1-9]\d{0,2},\d{3}$/],
  ['number, point or thousands', /^[+-]?[1-9]\d{0,2}\.\d{3}$/],
  ['number with comma', comma],
  ['number with point', point],
  [
    'amount with unit',
    /^[+-]?[\d.,' ]*\d\s*[\p{L}\p{Sc}%°"²³µ]{1,8}$|^(\p{Sc}|[A-Z]{3})\s*[\d.,' ]*\d$/u,
  ],
  ['html', /<\/?[a-z][a-z0-9]*(\s[^<>]*)?\/?>|&([a-z]{2,8}\d{0,2}|#\d+|#x[\da-f]+);/i],
  ['url', /^(https?|ftp):\/\/\S+$/i],
  ['file', /^[^\s<>]+\.(jpe?g|png|gif|tiff?|webp|svg|pdf|docx?|zip|mp4)$/i],
]

/** What a value looks like; `text` is trimmed and not empty. */
export function kindOf(text: string): Kind {
  if (/^\d+$/.test(text)) return kindOfDigits(text)
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'text'
}

function kindOfDigits(digits: string): Kind {
  if (/^0{8}$/.test(digits)) return 'empty marker'
  if (isEan(digits)) return 'ean'
  const isDate = digits.length === 8 && /^(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(digits)
  return isDate ? 'date' : 'integer'
}

/** 8, 12, 13 or 14 digits of which the last one is the check digit. */
function isEan(digits: string): boolean {
  if (![8, 12, 13, 14].includes(digits.length) || /^0+$/.test(digits)) return false
  const sum = [...digits].toReversed().reduce((total, digit, at) => {
    return at === 0 ? total : total + Number(digit) * (at % 2 === 1 ? 3 : 1)
  }, 0)
  return (10 - (sum % 10)) % 10 === Number(digits.at(-1))
}
