import { closest } from '#contract'
import type { Circumstances, Hints } from './context.ts'
import { fixBody, isPlain, type Plain } from './edit.ts'
import { attributeOf, placeFor } from './places.ts'
import { wordsForPlace } from './query.ts'

/** Values that an attribute refuses, and where they stand. */
export const valueHints: Hints = {
  'value-place-wrong': (about) => {
    const { attribute: code = '', locale = '', scope = '' } = about.parts
    const attribute = attributeOf(about, code)
    if (!attribute) return undefined
    const place = placeFor(about, code, { locale, scope })
    return {
      text: `${wordsForPlace(attribute)} ${wordsForCure(about, code)}`.trim(),
      fix:
        place && fixEntries(about, 'Put it where it belongs', (entry) => ({ ...entry, ...place })),
    }
  },

  'value-channel-unknown': (about) => {
    const { attribute = '', scope = '' } = about.parts
    const channels = about.facts.structure?.channels.map(({ code }) => code) ?? []
    if (channels.length === 0) return undefined
    const meant = closest(scope, channels)
    const place = placeFor(about, attribute, { scope: meant ?? null, locale: localeOf(about) })
    return {
      text: `There are ${listed(channels)}.`,
      fix: place && fixEntries(about, `Use ${place.scope}`, (entry) => ({ ...entry, ...place })),
    }
  },

  'value-locale-wrong': (about) => {
    const { attribute: code = '', locale = '', scope } = about.parts
    const attribute = attributeOf(about, code)
    const channels = about.facts.structure?.channels ?? []
    const own = attribute?.available_locales ?? []
    const possible = [
      ...new Set(
        channels
          .filter((channel) => scope === undefined || channel.code === scope)
          .flatMap(({ locales = [] }) => locales)
          .filter((one) => own.length === 0 || own.includes(one)),
      ),
    ]
    if (possible.length === 0) return undefined
    const meant = closest(locale.replaceAll('-', '_'), possible) ?? possible[0]
    return {
      text: `Possible here: ${listed(possible)}.`,
      fix: fixEntries(about, `Use ${meant}`, (entry) => ({ ...entry, locale: meant })),
    }
  },

  'option-unknown': (about) => {
    const { attribute: code = '' } = about.parts
    return {
      fix: {
        label: `List the options of ${code}`,
        change: {
          method: 'GET',
          target: `/api/rest/v1/attributes/${encodeURIComponent(code)}/options?limit=100`,
          body: undefined,
          headers: withoutType(about),
        },
      },
    }
  },

  'text-too-long': (about) => {
    const { most = '' } = about.parts
    const data = dataOf(about)
    if (typeof data !== 'string') return undefined
    const length = [...data].length
    return { text: `Yours has ${length} characters, ${length - Number(most)} too many.` }
  },

  'number-wrong': (about) => {
    const { given } = about.parts
    const number = given === undefined ? undefined : plainNumber(given)
    if (number === undefined || number === given) return undefined
    return { fix: fixData(about, `Send ${number}`, given, number) }
  },

  'date-wrong': (about) => {
    const data = dataOf(about)
    const date = typeof data === 'string' ? isoDate(data) : undefined
    return date === undefined ? undefined : { fix: fixData(about, `Send ${date}`, data, date) }
  },

  'boolean-wrong': (about) => {
    const data = dataOf(about)
    const flag = flags.get(String(data).toLowerCase())
    return flag === undefined ? undefined : { fix: fixData(about, `Send ${flag}`, data, flag) }
  },

  'unit-wrong': (about) => {
    const data = dataOf(about)
    const unit = isPlain(data) ? String(data.unit) : undefined
    const meant = unit === undefined ? undefined : units[unit.toLowerCase()]
    if (!isPlain(data) || meant === undefined) return undefined
    return {
      text: `\`${unit}\` is a symbol; its code is \`${meant}\`.`,
      fix: fixData(about, `Send ${meant}`, data, { ...data, unit: meant }),
    }
  },

  'currency-wrong': (about) => {
    const { currency = '' } = about.parts
    const known = about.facts.structure?.channels.flatMap(({ currencies = [] }) => currencies) ?? []
    const meant = closest(currency, known)
    const data = dataOf(about)
    if (meant === undefined || !Array.isArray(data)) return undefined
    const prices = data.map((price: unknown) =>
      isPlain(price) && price.currency === currency ? { ...price, currency: meant } : price,
    )
    return {
      text: `Did you mean \`${meant}\`?`,
      fix: fixData(about, `Send ${meant}`, data, prices),
    }
  },

  'identifier-characters': (about) => {
    const sent = isPlain(about.body) ? about.body.identifier : undefined
    if (typeof sent !== 'string') return undefined
    const identifier = sent.trim().replaceAll(/\s*[,;]\s*/g, '_')
    return {
      fix: fixBody(about, `Send ${identifier}`, (whole) => ({ ...whole, identifier })),
    }
  },
}

/** `Give a scope: ecommerce, mobile or print.` */
function wordsForCure(about: Circumstances, code: string): string {
  const attribute = attributeOf(about, code)
  const channels = about.facts.structure?.channels ?? []
  const { locale, scope } = about.parts
  const locales = [...new Set(channels.flatMap((channel) => channel.locales ?? []))]
  const cures = [
    attribute?.scopable &&
      scope === 'nothing' &&
      `Give a scope: ${listed(channels.map((one) => one.code))}.`,
    attribute?.localizable &&
      locale === 'nothing' &&
      `Give a locale, such as ${listed(locales.slice(0, 3))}.`,
    !attribute?.scopable && scope !== 'nothing' && 'Its `scope` is `null`.',
    !attribute?.localizable && locale !== 'nothing' && 'Its `locale` is `null`.',
  ]
  return cures.filter(Boolean).join(' ')
}

function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``)
  return quoted.length > 1
    ? `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`
    : (quoted[0] ?? '')
}

/** The attribute that an error is about: entries of `errors` name it, other messages have it in their words. */
function codeOf({ violation, parts }: Circumstances): string {
  return typeof violation.attribute === 'string' ? violation.attribute : (parts.attribute ?? '')
}

function entriesOf(about: Circumstances): Plain[] {
  const values = isPlain(about.body) ? about.body.values : undefined
  const entries = isPlain(values) ? values[codeOf(about)] : undefined
  return Array.isArray(entries) ? entries.filter(isPlain) : []
}

/** The entry that an error is about, by its locale and channel where the error names them. */
function entryOf(about: Circumstances): Plain | undefined {
  const { locale, scope } = about.violation
  const entries = entriesOf(about)
  return entries.find((entry) => entry.locale === locale && entry.scope === scope) ?? entries[0]
}

function dataOf(about: Circumstances): unknown {
  return entryOf(about)?.data
}

function localeOf(about: Circumstances): string | null {
  const locale = entryOf(about)?.locale
  return typeof locale === 'string' ? locale : null
}

/** Changes the entries of the attribute that stand where the error says. */
function fixEntries(about: Circumstances, label: string, change: (entry: Plain) => Plain) {
  const code = codeOf(about)
  const { locale, scope } = about.parts
  const isMeant = (entry: Plain) =>
    (locale === undefined || (entry.locale ?? 'nothing') === locale) &&
    (scope === undefined || (entry.scope ?? 'nothing') === scope)
  return fixBody(about, label, (whole) => {
    const values = isPlain(whole.values) ? whole.values : {}
    const entries = Array.isArray(values[code]) ? (values[code] as unknown[]) : []
    const changed = entries.map((entry) =>
      isPlain(entry) && isMeant(entry) ? change(entry) : entry,
    )
    return { ...whole, values: { ...values, [code]: changed } }
  })
}

/** Puts other data in the place of those that were refused. */
function fixData(about: Circumstances, label: string, from: unknown, to: unknown) {
  const code = codeOf(about)
  const written = JSON.stringify(from)
  return fixBody(about, label, (whole) => {
    const values = isPlain(whole.values) ? whole.values : {}
    const text = JSON.stringify(values[code] ?? [])
    return {
      ...whole,
      values: {
        ...values,
        [code]: JSON.parse(text.replaceAll(written, () => JSON.stringify(to))) as unknown,
      },
    }
  })
}

/** `1 000`, `12,50`, `12.5 kg` as plain numbers; undefined for what is none. */
function plainNumber(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/\s*[a-z%€$£]+$/i, '')
    .replaceAll(/[\s'’](?=\d{3})/g, '')
  const settled = /^-?\d+,\d+$/.test(bare) ? bare.replace(',', '.') : bare
  return /^-?\d+(\.\d+)?$/.test(settled) ? settled : undefined
}

/** `26.10.2026`, `26/10/2026`, `2026/10/26` as the API writes them. */
function isoDate(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text.trim()) ?? []
  if (year !== undefined) return dateOf(year, month, day)
  const [, first, second, third] = /^(\d{4})[./](\d{1,2})[./](\d{1,2})$/.exec(text.trim()) ?? []
  return first === undefined ? undefined : dateOf(first, second, third)
}

function dateOf(year = '', month = '', day = ''): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return Number.isNaN(Date.parse(date)) ? undefined : date
}

const flags = new Map([
  ...['yes', 'true', '1', 'on'].map((word) => [word, true] as const),
  ...['no', 'false', '0', 'off'].map((word) => [word, false] as const),
])

/** Codes of the units whose symbols are most often sent in their place. */
const units: Record<string, string> = {
  kg: 'KILOGRAM',
  g: 'GRAM',
  mg: 'MILLIGRAM',
  lb: 'POUND',
  oz: 'OUNCE',
  m: 'METER',
  cm: 'CENTIMETER',
  mm: 'MILLIMETER',
  km: 'KILOMETER',
  in: 'INCH',
  '"': 'INCH',
  l: 'LITER',
  ml: 'MILLILITER',
  w: 'WATT',
  kw: 'KILOWATT',
  v: 'VOLT',
  h: 'HOUR',
  min: 'MINUTE',
  s: 'SECOND',
  '°c': 'CELSIUS',
}

function withoutType({ request }: Circumstances): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => name.toLowerCase() !== 'content-type'),
  )
}
