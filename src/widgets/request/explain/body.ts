import { closest } from '#contract'
import { listForObject } from './call.ts'
import type { Circumstances, Fix, Hint, Hints } from './context.ts'
import { fixAddress, fixBody, fixProperty, isPlain, type Plain } from './edit.ts'
import { propertiesAt } from './properties.ts'
import { attributeOf, emptyPlace, placeFor } from './places.ts'

/** The form of the body, and codes in it that lead nowhere. */
export const bodyHints: Hints = {
  'property-unknown': (about) => {
    const { property = '' } = about.parts
    const { body } = about
    if (Array.isArray(body)) return listForObject(about, body)
    if (!isPlain(body) || !Object.hasOwn(body, property)) return undefined
    const attribute = attributeOf(about, property)
    if (attribute && holdsValues(about)) {
      return {
        text: `\`${property}\` is an attribute: it belongs into \`values\`.`,
        fix: fixBody(about, 'Move it into values', (whole) => intoValues(about, whole, property)),
      }
    }
    return respelt(about, property, propertiesAt(about.url.pathname))
  },

  'attribute-unknown': (about) => {
    const { attribute: code = '' } = about.parts
    const meant = codeFor(code, about.facts.structure?.attributes)
    return meant === undefined
      ? undefined
      : {
          text: `Did you mean \`${meant}\`?`,
          fix: fixBody(about, `Write ${meant}`, (whole) => ({
            ...whole,
            ...(isPlain(whole.values) && { values: renameKey(whole.values, code, meant) }),
          })),
        }
  },

  'family-unknown': (about) => {
    const meant = codeFor(about.parts.family ?? '', about.facts.structure?.families)
    return meaning(meant, (code) => fixProperty(about, `Write ${code}`, 'family', code))
  },

  'category-unknown': (about) => {
    const { category: sent = '' } = about.parts
    const meant = codeFor(sent, about.facts.structure?.categories)
    return meaning(meant, (code) => fixInLists(about, sent, code))
  },

  'reference-unknown': (about) => {
    const { given = '', entity = '' } = about.parts
    const meant = codeFor(given, codesOf(about, entity))
    return meaning(meant, (code) => fixInLists(about, given, code))
  },

  'label-locale-unknown': (about) => {
    const { locale: sent = '' } = about.parts
    const locales = localesOf(about)
    const meant = closest(sent.replaceAll('-', '_'), locales)
    return meaning(meant, (code) =>
      fixBody(about, `Write ${code}`, (whole) => ({
        ...whole,
        ...(isPlain(whole.labels) && { labels: renameKey(whole.labels, sent, code) }),
      })),
    )
  },

  'wrong-type': (about) => wrongType(about),

  'not-scalars': (about) => {
    const { property = '' } = about.parts
    const list = isPlain(about.body) ? about.body[property] : undefined
    if (!Array.isArray(list)) return undefined
    const codes = list.map((item: unknown) =>
      isPlain(item) ? (item.code ?? item.identifier) : item,
    )
    return codes.every((code) => typeof code === 'string')
      ? { fix: fixProperty(about, 'Send the codes alone', property, codes) }
      : undefined
  },

  'not-objects': (about) => inListOfThree(about),

  'key-missing': (about) => {
    const { property = '', key = '' } = about.parts
    if (!isPlain(about.body) || !isPlain(about.body.values)) return undefined
    const place = placeFor(about, property)
    return {
      text: `\`${key}\` is missing${place ? '' : ', even when it is `null`'}.`,
      fix: fixBody(about, `Add ${key}`, (whole) =>
        withEntries(whole, property, (entry) => ({
          ...emptyPlace,
          ...place,
          data: null,
          ...entry,
        })),
      ),
    }
  },

  'value-sent-twice': (about) => {
    const { attribute = '' } = about.parts
    return {
      fix: fixBody(about, 'Keep the last one', (whole) => withoutRepetitions(whole, attribute)),
    }
  },

  'code-differs': (about) => {
    const key = ['code', 'identifier', 'uuid'].find(
      (one) => isPlain(about.body) && one in about.body,
    )
    if (key === undefined) return undefined
    return {
      fix: fixBody(about, `Leave ${key} out of the body`, ({ [key]: _, ...rest }) => rest),
    }
  },

  'line-without-key': (about) => {
    const key = keyOfLines(about.url.pathname)
    const { body } = about
    const other =
      isPlain(body) && ['sku', 'code', 'identifier', 'id', 'uuid'].find((one) => one in body)
    if (!other || other === key) return { text: `The key here is \`${key}\`.` }
    return {
      text: `The line has \`${other}\`; the key here is \`${key}\`.`,
      fix: fixBody(about, `Call it ${key}`, (whole) => renameKey(whole, other, key)),
    }
  },

  'uuid-invalid': (about) =>
    about.line === undefined
      ? {
          fix: fixBody(about, 'Leave uuid out: the PIM makes one', ({ uuid: _, ...rest }) => rest),
        }
      : undefined,

  'format-detail': (about) => {
    const { properties } = about.parts
    if (properties === undefined || properties.includes(',')) return undefined
    return respelt(about, properties, propertiesAt(about.url.pathname))
  },

  'cannot-be-changed': (about) => {
    const property = about.parts.property ?? String(about.violation.property ?? '')
    if (!isPlain(about.body) || !Object.hasOwn(about.body, property)) return undefined
    return {
      fix: fixBody(about, `Leave ${property} out`, ({ [property]: _, ...rest }) => rest),
    }
  },

  'identifier-taken': (about) => {
    const { request, body, url } = about
    const key = String(about.violation.property ?? '')
    const code = isPlain(body) ? body[key] : undefined
    if (request.method !== 'POST' || typeof code !== 'string') return undefined
    const address = fixAddress(about, '', (changed) => {
      changed.pathname = `${url.pathname}/${encodeURIComponent(code)}`
    })
    return {
      text: `\`${code}\` exists already.`,
      fix: {
        label: 'Change the one that exists',
        change: { ...address?.change, method: 'PATCH' },
      },
    }
  },

  'code-characters': (about) => {
    const property = String(about.violation.property ?? 'code')
    const sent = isPlain(about.body) ? about.body[property] : undefined
    if (typeof sent !== 'string') return undefined
    const code = sent.trim().replaceAll(/\W+/g, '_')
    return { fix: fixProperty(about, `Write ${code}`, property, code) }
  },

  'family-rule': (about) => notOfTheFamily(about, about.parts.property, about.parts.attribute),
  'family-variant-rule': (about) => {
    const { family, attribute } = about.parts
    if (family === undefined || attribute === undefined) return undefined
    return { text: `The family \`${family}\` has no attribute \`${attribute}\`.` }
  },
}

function notOfTheFamily(about: Circumstances, property = '', attribute?: string): Hint | undefined {
  const code = attribute ?? (isPlain(about.body) ? about.body[property] : undefined)
  const family = about.url.pathname.split('/').at(-1)
  const known = about.facts.structure?.families.find((one) => one.code === family)
  if (typeof code !== 'string' || !known || known.attributes?.includes(code)) return undefined
  const fits = (known.attributes ?? []).filter((one) =>
    labelTypes.has(attributeOf(about, one)?.type ?? ''),
  )
  const choice =
    property === 'attribute_as_label'
      ? ` It could be ${fits
          .slice(0, 4)
          .map((one) => `\`${one}\``)
          .join(', ')} …`
      : ''
  return { text: `This family has no attribute \`${code}\`.${choice}` }
}

const labelTypes = new Set(['pim_catalog_identifier', 'pim_catalog_text'])

function wrongType(about: Circumstances): Hint | undefined {
  const { property = '', expected = '' } = about.parts
  const { body } = about
  if (!isPlain(body)) return undefined
  if (!Object.hasOwn(body, property)) return inListOfThree(about)
  const sent = body[property]
  const settled = inWantedType(sent, expected, property)
  return settled === undefined
    ? undefined
    : {
        fix: fixProperty(about, `Send ${JSON.stringify(settled)}`, property, settled),
      }
}

function inWantedType(sent: unknown, expected: string, property: string): unknown {
  if (expected.includes('array')) {
    const isObject = ['labels', 'values', 'associations', 'quantified_associations'].includes(
      property,
    )
    if (sent === null) return isObject ? {} : []
    return isObject ? undefined : [sent]
  }
  if (expected.includes('boolean')) {
    if (sent === 'true' || sent === 1 || sent === 'yes') return true
    return sent === 'false' || sent === 0 || sent === 'no' ? false : undefined
  }
  if (/string|scalar/.test(expected)) {
    if (Array.isArray(sent) && sent.length === 1) return sent[0]
    return typeof sent === 'number' ? String(sent) : undefined
  }
  return undefined
}

/** `"name": "Halo"` or `["Halo"]` in `values`, written as the API wants it. */
function inListOfThree(about: Circumstances): Hint | undefined {
  const { property = '' } = about.parts
  const values = isPlain(about.body) ? about.body.values : undefined
  if (!isPlain(values) || !Object.hasOwn(values, property)) return undefined
  const place = placeFor(about, property) ?? emptyPlace
  return {
    text: 'A value is a list of objects, each with `locale`, `scope` and `data`.',
    fix: fixBody(about, 'Write it as a value', (whole) => ({
      ...whole,
      values: {
        ...values,
        [property]: [values[property]]
          .flat()
          .map((data: unknown) => (isPlain(data) && 'data' in data ? data : { ...place, data })),
      },
    })),
  }
}

function intoValues(about: Circumstances, whole: Plain, property: string): Plain {
  const { [property]: data, ...rest } = whole
  const values = isPlain(rest.values) ? rest.values : {}
  const place = placeFor(about, property) ?? emptyPlace
  const entries: unknown = Array.isArray(data) && isPlain(data[0]) ? data : [{ ...place, data }]
  return { ...rest, values: { ...values, [property]: entries } }
}

/** Changes each entry of one attribute in `values`. */
function withEntries(whole: Plain, attribute: string, change: (entry: Plain) => Plain): Plain {
  const values = isPlain(whole.values) ? whole.values : {}
  const entries = values[attribute]
  if (!Array.isArray(entries)) return whole
  const changed = entries.map((entry: unknown) => (isPlain(entry) ? change(entry) : entry))
  return { ...whole, values: { ...values, [attribute]: changed } }
}

function withoutRepetitions(whole: Plain, attribute: string): Plain {
  const values = isPlain(whole.values) ? whole.values : {}
  const entries = values[attribute]
  if (!Array.isArray(entries)) return whole
  const byPlace = new Map(
    entries.filter(isPlain).map((entry) => [JSON.stringify([entry.locale, entry.scope]), entry]),
  )
  return { ...whole, values: { ...values, [attribute]: [...byPlace.values()] } }
}

function respelt(
  about: Circumstances,
  property: string,
  known: readonly string[],
): Hint | undefined {
  const meant = closest(property, known)
  return meaning(meant, (name) =>
    fixBody(about, `Write ${name}`, (whole) => renameKey(whole, property, name)),
  )
}

function meaning(
  meant: string | undefined,
  fix: (code: string) => Fix | undefined,
): Hint | undefined {
  return meant === undefined ? undefined : { text: `Did you mean \`${meant}\`?`, fix: fix(meant) }
}

/** The code that a word stands for: as it was mistyped, or because it is its label. */
function codeFor(
  word: string,
  known: readonly { code: string; labels?: unknown }[] | undefined,
): string | undefined {
  const labelled = known?.find(
    ({ labels }) => isPlain(labels) && Object.values(labels).some((label) => label === word),
  )
  return labelled?.code ?? closest(word, known?.map(({ code }) => code) ?? [])
}

function codesOf({ facts: { structure } }: Circumstances, entity: string) {
  if (entity.endsWith('attribute')) return structure?.attributes
  if (entity.includes('category')) return structure?.categories
  if (entity.endsWith('channel')) return structure?.channels
  if (entity.endsWith('locale')) {
    return structure?.channels.flatMap(({ locales = [] }) => locales).map((code) => ({ code }))
  }
  return entity === 'family' ? structure?.families : undefined
}

function localesOf({ facts: { structure } }: Circumstances): string[] {
  return structure?.channels.flatMap(({ locales = [] }) => locales) ?? []
}

/** Replaces a code wherever the body has it, as a value of its own or in a list. */
function fixInLists(about: Circumstances, from: string, to: string): Fix | undefined {
  const replace = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replace)
    return value === from ? to : value
  }
  return fixBody(about, `Write ${to}`, (whole) =>
    Object.fromEntries(
      Object.entries(whole).map(([name, value]) => [
        name,
        name === 'values' || name === 'code' ? value : replace(value),
      ]),
    ),
  )
}

/** The same object, with one key called otherwise, in its place. */
function renameKey(object: Plain, from: string, to: string): Plain {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name === from ? to : name, value]),
  )
}

function holdsValues({ url }: Circumstances): boolean {
  return /\/(products|products-uuid|product-models)(\/|$)/.test(url.pathname)
}

function keyOfLines(pathname: string): string {
  if (pathname.endsWith('/products')) return 'identifier'
  return pathname.endsWith('/products-uuid') ? 'uuid' : 'code'
}
