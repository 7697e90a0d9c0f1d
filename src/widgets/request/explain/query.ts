import { type Attribute, closest } from '#contract'
import type { Circumstances, Fix, Hint, Hints } from './context.ts'
import { fixAddress, fixParameter, isPlain, parseJson, type Plain } from './edit.ts'
import { findJsonBreak } from './json-place.ts'
import { operatorsOf } from './operators.ts'

/** What was asked of a list. */
export const queryHints: Hints = {
  'limit-too-high': (about) => ({ fix: fixParameter(about, 'Ask for 100', 'limit', '100') }),
  'limit-invalid': (about) => ({ fix: fixParameter(about, 'Ask for 10', 'limit', '10') }),
  'page-invalid': (about) => ({ fix: fixParameter(about, 'Begin with page 1', 'page', '1') }),

  'parameter-not-boolean': (about) => {
    const { parameter = '', given = '' } = about.parts
    const value = String(!/^(0|no|off|false|)$/i.test(given))
    return { fix: fixParameter(about, `Write ${parameter}=${value}`, parameter, value) }
  },

  'pagination-type-unknown': (about) => {
    const meant = closest(about.url.searchParams.get('pagination_type') ?? '', [
      'page',
      'search_after',
    ])
    return {
      fix: fixParameter(about, `Use ${meant ?? 'page'}`, 'pagination_type', meant ?? 'page'),
    }
  },

  'pagination-type-unsupported': (about) => ({
    fix: fixParameter(about, 'Leave it out', 'pagination_type', undefined),
  }),

  'pages-exhausted': (about) => ({
    fix: fixAddress(about, 'Use search_after', ({ searchParams }) => {
      searchParams.delete('page')
      searchParams.set('pagination_type', 'search_after')
    }),
  }),

  'search-not-json': (about) => {
    const sent = about.url.searchParams.get('search') ?? ''
    const place = findJsonBreak(sent)
    const mended = sent.replaceAll("'", '"')
    return {
      text: place && `The JSON breaks at column ${place.column}: ${place.what}.`,
      fix:
        parseJson(mended) === undefined
          ? undefined
          : fixParameter(about, 'Use double quotes', 'search', mended),
    }
  },

  'search-structure': (about) => {
    const { property = '' } = about.parts
    return fixSearch(about, property, 'Write it as a condition', (sent) =>
      isPlain(sent) ? [sent] : [{ ...defaultCondition(about, property), value: sent }],
    )
  },

  'operator-missing': (about) => {
    const { property = '' } = about.parts
    const { operator } = defaultCondition(about, property)
    return fixConditions(about, property, `Compare with ${operator}`, (one) => ({
      operator,
      ...one,
    }))
  },

  'filter-unsupported': (about) => unsupported(about),

  'filter-value': (about) => {
    const { property = '' } = about.parts
    const sent = conditionsOn(about, property)[0]?.value
    if (sent !== 'true' && sent !== 'false') return undefined
    const text = 'You sent it in quotes, which makes it a text.'
    const hint = fixConditions(about, property, 'Take the quotes off', (one) => ({
      ...one,
      value: one.value === 'true',
    }))
    return { text, ...hint }
  },

  'filter-locale-or-scope': (about) => {
    const { attribute: code = '', scope } = about.parts
    const attribute = attributeOf(about, code)
    const channel = about.facts.structure?.channels.find((one) => one.code !== scope)
    const locale = channel?.locales?.find((one) => one === 'en_US') ?? channel?.locales?.[0]
    if (!attribute || !channel) return undefined
    const place = {
      ...(attribute.localizable && { locale }),
      ...(attribute.scopable && { scope: channel.code }),
    }
    const words = Object.entries(place).map(([name, value]) => `${name} ${value}`)
    const hint = fixConditions(about, code, `Ask for ${words.join(', ')}`, (one) => ({
      ...one,
      ...place,
    }))
    return { text: wordsForPlace(attribute), ...hint }
  },

  'query-names-unknown': (about) => {
    const codes = (about.parts.code ?? '').split(', ')
    const known = knownCodes(about)
    const meant = codes.map((code) => closest(code.replaceAll('-', '_'), known))
    const parameter = [...about.url.searchParams].find(
      ([name, value]) =>
        name !== 'search' && codes.every((code) => value.split(',').includes(code)),
    )
    if (!parameter || meant.some((code) => code === undefined)) return undefined
    const corrected = parameter[1]
      .split(',')
      .map((code) => meant[codes.indexOf(code)] ?? code)
      .join(',')
    return {
      text: `Did you mean ${meant.map((code) => `\`${code}\``).join(', ')}?`,
      fix: fixParameter(about, `Write ${corrected}`, parameter[0], corrected),
    }
  },
}

/** `The name attribute has a value per locale.` */
export function wordsForPlace({ code, localizable, scopable }: Attribute): string {
  const per = [localizable && 'per locale', scopable && 'per channel'].filter(Boolean)
  return per.length > 0
    ? `\`${code}\` has a value ${per.join(' and ')}.`
    : `\`${code}\` has one value for all locales and channels.`
}

function unsupported(about: Circumstances): Hint | undefined {
  const { property = '', operator = '' } = about.parts
  const operators = operatorsOf(property, attributeOf(about, property), about.url.pathname)
  if (operators === undefined) {
    const meant = closest(property, propertiesOf(about))
    if (meant === undefined) return undefined
    return {
      text: `There is nothing called \`${property}\`. Did you mean \`${meant}\`?`,
      ...renamed(about, property, meant),
    }
  }
  const text = `\`${property}\` can be asked with ${operators.map((one) => `\`${one}\``).join(', ')}.`
  const meant =
    operators.find((one) => one === operator.toUpperCase()) ?? replacement(operator, operators)
  if (meant === undefined) return { text }
  const hint = fixConditions(about, property, `Use ${meant}`, (one) => ({
    ...one,
    operator: meant,
    ...(/^(NOT )?IN$/.test(meant) && { value: [one.value].flat() }),
  }))
  return { text, ...hint }
}

function replacement(operator: string, operators: readonly string[]): string | undefined {
  const instead: Record<string, string> = {
    '=': 'IN',
    '!=': 'NOT IN',
    IN: '=',
    '==': '=',
    '<>': '!=',
  }
  const found = instead[operator]
  return found !== undefined && operators.includes(found) ? found : undefined
}

function renamed(about: Circumstances, from: string, to: string): Hint {
  const search = searchOf(about)
  const entries = Object.entries(search).map(([name, value]) => [name === from ? to : name, value])
  return { fix: withSearch(about, `Filter by ${to}`, Object.fromEntries(entries) as Plain) }
}

function fixConditions(
  about: Circumstances,
  property: string,
  label: string,
  change: (one: Plain) => Plain,
): Hint {
  return fixSearch(about, property, label, (sent) =>
    Array.isArray(sent) ? sent.map((one: unknown) => (isPlain(one) ? change(one) : one)) : sent,
  )
}

function fixSearch(
  about: Circumstances,
  property: string,
  label: string,
  change: (sent: unknown) => unknown,
): Hint {
  const search = searchOf(about)
  if (!Object.hasOwn(search, property)) return {}
  return { fix: withSearch(about, label, { ...search, [property]: change(search[property]) }) }
}

function withSearch(about: Circumstances, label: string, search: Plain): Fix | undefined {
  return fixParameter(about, label, 'search', JSON.stringify(search))
}

function searchOf({ url }: Circumstances): Plain {
  const search = parseJson(url.searchParams.get('search') ?? undefined)
  return isPlain(search) ? search : {}
}

function conditionsOn(about: Circumstances, property: string): Plain[] {
  const conditions = searchOf(about)[property]
  return Array.isArray(conditions) ? conditions.filter(isPlain) : []
}

function defaultCondition(about: Circumstances, property: string): { operator: string } {
  const operators = operatorsOf(property, attributeOf(about, property), about.url.pathname) ?? ['=']
  return { operator: operators.includes('=') ? '=' : (operators[0] ?? '=') }
}

function attributeOf({ facts }: Circumstances, code: string): Attribute | undefined {
  return facts.structure?.attributes.find((attribute) => attribute.code === code)
}

function propertiesOf(about: Circumstances): string[] {
  const own = [
    'identifier',
    'enabled',
    'family',
    'categories',
    'groups',
    'parent',
    'created',
    'updated',
    'completeness',
  ]
  return [...own, ...(about.facts.structure?.attributes.map(({ code }) => code) ?? [])]
}

function knownCodes({ facts: { structure } }: Circumstances): string[] {
  if (!structure) return []
  const { attributes, channels, families, categories } = structure
  const locales = channels.flatMap((channel) => channel.locales ?? [])
  return [
    ...locales,
    ...[attributes, channels, families, categories].flat().map(({ code }) => code),
  ]
}
