import type { Attribute } from '#contract'
import type { PimStructure } from '../structure/structure.ts'
import { checkModel } from './check-model.ts'
import { checkCodes, checkOrigin, checkTable, unknown } from './check-rule.ts'
import type { MappingDocument, MappingProblem } from './document.ts'
import type { Complaint, DocumentPath } from './problems.ts'
import type { AssociationRule, Mapping, ValueRule } from './schema.ts'
import { findUnit } from './values/units.ts'
import { holdsFile, isMappable } from './values/index.ts'

/**
 * Holds a mapping against the PIM it is for, before anything is sent: unknown attributes, families, units
 * and currencies, missing or superfluous locales and channels, types that cannot be filled. Each with the
 * line of the mapping; none when all is well. Problems of the document itself come first, and alone.
 *
 * @param options.canUpload whether files can be read here, by their path or address
 */
export function checkMapping(
  document: MappingDocument,
  structure: PimStructure,
  { canUpload = true }: { canUpload?: boolean } = {},
): MappingProblem[] {
  const { mapping, problems } = document
  if (!mapping) return [...problems]
  const complaints = complaintsAbout(mapping, structure)
  return [...complaints, ...(canUpload ? [] : uploadsIn(mapping))].map(
    ({ path, message, atKey }) => ({
      path,
      message,
      place: document.placeOf(path, { key: atKey ?? false }),
    }),
  )
}

function uploadsIn({ values }: Mapping): Complaint[] {
  const message =
    'Only the command line uploads files: a page reads no paths, and few servers let it read theirs. ' +
    'Leave this line out here, and run the mapping with: connector run.'
  return values.flatMap(({ media }, index) =>
    media ? [{ path: ['values', index, 'media'], atKey: true, message }] : [],
  )
}

function complaintsAbout(mapping: Mapping, structure: PimStructure): Complaint[] {
  return [
    ...checkOrigin(mapping.identifier, ['identifier']),
    ...checkCodes(mapping.family, ['family'], 'family', structure.families),
    ...checkCodes(mapping.categories, ['categories'], 'category', structure.categories),
    ...(['parent', 'enabled'] as const).flatMap((name) => {
      const rule = mapping[name]
      return rule ? checkOrigin(rule, [name]) : []
    }),
    ...checkModel(mapping, structure),
    ...mapping.values.flatMap((rule, index) => checkValue(rule, ['values', index], structure)),
    ...(mapping.associations ?? []).flatMap((rule, index) =>
      checkAssociation(rule, ['associations', index], structure),
    ),
    ...checkTwice(mapping, structure),
  ]
}

function checkValue(rule: ValueRule, path: DocumentPath, structure: PimStructure): Complaint[] {
  const attribute = structure.attributes.get(rule.attribute)
  if (!attribute) {
    return [
      unknown([...path, 'attribute'], 'attribute', rule.attribute, structure.attributes.keys()),
    ]
  }
  return [
    ...checkType(attribute, path),
    ...checkOrigin(rule, path),
    ...checkLocales(rule, attribute, path, structure),
    ...checkScopes(rule, attribute, path, structure),
    ...checkUnits(rule, attribute, path, structure),
    ...checkCurrency(rule, attribute, path, structure),
    ...checkConversions(rule, path, structure),
    ...checkOptions(rule, attribute, path, structure),
    ...checkMedia(rule, attribute, path),
  ]
}

function checkAssociation(
  rule: AssociationRule,
  path: DocumentPath,
  { associationTypes }: PimStructure,
): Complaint[] {
  const { type: code, to, quantity } = rule
  const type = associationTypes?.get(code)
  if (associationTypes && !type)
    return [unknown([...path, 'type'], 'association type', code, associationTypes.keys())]
  const key = [...path, 'quantity']
  const complaints = checkOrigin(rule, path)
  if (type?.is_quantified && quantity === undefined) {
    const message = `${code} has quantities. Say how many: quantity: 1, or { from: "@quantity" }.`
    complaints.push({ path, message })
  }
  if (type && !type.is_quantified && quantity !== undefined) {
    const message = `${code} has no quantities. Leave this out.`
    complaints.push({ path: key, atKey: true, message })
  }
  if (to === 'groups' && quantity !== undefined) {
    const message = 'Groups have no quantities. Leave this out.'
    complaints.push({ path: key, atKey: true, message })
  }
  return complaints
}

function checkType({ code, type }: Attribute, path: DocumentPath): Complaint[] {
  if (isMappable(type)) return []
  const message =
    type === 'pim_catalog_identifier'
      ? `${code} is the identifier. Map it with "identifier", at the top.`
      : `${code} has the type ${type}, which a mapping cannot fill.`
  return [{ path: [...path, 'attribute'], message }]
}

function checkLocales(
  { locale }: ValueRule,
  attribute: Attribute,
  path: DocumentPath,
  { locales }: PimStructure,
): Complaint[] {
  const { code, localizable, available_locales: available } = attribute
  const key = [...path, 'locale']
  if (!localizable && locale !== undefined) {
    return [
      {
        path: key,
        atKey: true,
        message: `${code} has one value for all locales. Leave locale out.`,
      },
    ]
  }
  if (localizable && locale === undefined) {
    return [
      {
        path,
        message: `${code} has a value per locale. Say which: locale: ${[...locales][0] ?? 'en_US'}.`,
      },
    ]
  }
  return [locale ?? []].flat().flatMap((one) => {
    if (!locales.has(one)) return [unknown(key, 'active locale', one, locales)]
    const isAvailable = available.length === 0 || available.includes(one)
    return isAvailable
      ? []
      : [
          {
            path: key,
            message: `${code} has no value in ${one}; it is limited to ${available.join(', ')}.`,
          },
        ]
  })
}

function checkScopes(
  { scope, locale }: ValueRule,
  { code, scopable }: Attribute,
  path: DocumentPath,
  { channels }: PimStructure,
): Complaint[] {
  const key = [...path, 'scope']
  if (!scopable && scope !== undefined) {
    return [
      {
        path: key,
        atKey: true,
        message: `${code} has one value for all channels. Leave scope out.`,
      },
    ]
  }
  if (scopable && scope === undefined) {
    return [
      {
        path,
        message: `${code} has a value per channel. Say which: scope: ${[...channels.keys()][0] ?? ''}.`,
      },
    ]
  }
  return [scope ?? []].flat().flatMap((one) => {
    const channel = channels.get(one)
    if (!channel) return [unknown(key, 'channel', one, channels.keys())]
    const foreign = [locale ?? []].flat().find((other) => !channel.locales.includes(other))
    return foreign === undefined
      ? []
      : [{ path: key, message: `The channel ${one} does not use ${foreign}.` }]
  })
}

function checkUnits(
  rule: ValueRule,
  { code, type, metric_family }: Attribute,
  path: DocumentPath,
  { measurementFamilies }: PimStructure,
): Complaint[] {
  const given = (['unit', 'convert_to'] as const).filter((name) => rule[name] !== undefined)
  if (type !== 'pim_catalog_metric') {
    const message = `${code} is no measurement, so it has no unit. Leave this out.`
    return given.map((name) => ({ path: [...path, name], atKey: true, message }))
  }
  const family = measurementFamilies.get(metric_family ?? '')
  if (!family) return []
  return given.flatMap((name) => {
    const word = rule[name]
    if (typeof word !== 'string') return []
    const isKnown =
      name === 'unit'
        ? typeof findUnit(word, family) === 'string'
        : Object.hasOwn(family.units, word)
    return isKnown
      ? []
      : [unknown([...path, name], `unit of ${family.code}`, word, Object.keys(family.units))]
  })
}

function checkCurrency(
  { currency }: ValueRule,
  { code, type }: Attribute,
  path: DocumentPath,
  { currencies }: PimStructure,
): Complaint[] {
  const key = [...path, 'currency']
  if (type !== 'pim_catalog_price_collection') {
    const message = `${code} is no price, so it has no currency. Leave this out.`
    return currency === undefined ? [] : [{ path: key, atKey: true, message }]
  }
  if (currency === undefined) {
    return [{ path, message: `A price needs a currency: currency: EUR, or { from: "@currency" }.` }]
  }
  if (typeof currency !== 'string' || currencies.has(currency.toUpperCase())) return []
  return [unknown(key, 'active currency', currency, currencies)]
}

function checkConversions(
  { transforms = [] }: ValueRule,
  path: DocumentPath,
  { measurementFamilies }: PimStructure,
): Complaint[] {
  return transforms.flatMap((step, index) => {
    if (typeof step === 'string' || !('convert' in step)) return []
    const { from, to } = step.convert
    const isKnown = [...measurementFamilies.values()].some(
      ({ units }) => Object.hasOwn(units, from) && Object.hasOwn(units, to),
    )
    const message = `No measurement family of the PIM has both ${from} and ${to}.`
    return isKnown ? [] : [{ path: [...path, 'transforms', index, 'convert'], message }]
  })
}

function checkMedia({ media, only }: ValueRule, { code, type }: Attribute, path: DocumentPath) {
  if (media === undefined) return []
  const about = (key: string, message: string) => [{ path: [...path, key], atKey: true, message }]
  if (!holdsFile(type)) return about('media', `${code} holds no file. Leave this out.`)
  if (only === undefined) return []
  return about('only', 'Files are uploaded whenever they change. Leave this out.')
}

function checkOptions(
  { options, transforms = [] }: ValueRule,
  { code, type }: Attribute,
  path: DocumentPath,
  structure: PimStructure,
): Complaint[] {
  const known = structure.options.get(code)
  if (!['pim_catalog_simpleselect', 'pim_catalog_multiselect'].includes(type)) {
    const message = `${code} has no options. Leave this out.`
    return options === undefined ? [] : [{ path: [...path, 'options'], atKey: true, message }]
  }
  if (!known || options?.missing === 'create' || (options?.match ?? 'code') !== 'code') return []
  return checkTable(
    transforms,
    path,
    `option of ${code}`,
    new Set(known.map((option) => option.code)),
  )
}

/** Two rules for one value are alternatives only when their sources differ. */
function checkTwice({ values }: Mapping, { attributes }: PimStructure): Complaint[] {
  const seen = new Map<string, number>()
  return values.flatMap((rule, index) => {
    const { attribute, locale, scope, from, value, cases, currency } = rule
    const key = JSON.stringify([attribute, locale, scope, from, value, cases, currency])
    const before = seen.get(key)
    seen.set(key, index)
    const message = `${attribute} is mapped in the same way before. Remove one of the two.`
    return before === undefined || !attributes.has(attribute)
      ? []
      : [{ path: ['values', index], message }]
  })
}
