import type { AssociationType, AttributeGroup } from '#contract'
import { type Languages, readLabels } from '../languages.ts'
import type { Source } from '../source.ts'

export function readAttributeGroups(
  source: Source,
  languages: Languages,
): Map<string, Omit<AttributeGroup, 'attributes'>> {
  const groups = readCoded(source, (code, item) => {
    item.fieldsOnly('code', 'sort_order', 'labels')
    return {
      code,
      sort_order: item.need('sort_order').number(),
      labels: readLabels(item.need('labels'), languages),
    }
  })
  if (!groups.has('other')) source.fail('needs the attribute group "other"')
  return groups
}

export function readAssociationTypes(
  source: Source,
  languages: Languages,
): Map<string, AssociationType> {
  return readCoded(source, (code, item) => {
    item.fieldsOnly('code', 'is_quantified', 'is_two_way', 'labels')
    const is_quantified = item.get('is_quantified')?.boolean() ?? false
    const is_two_way = item.get('is_two_way')?.boolean() ?? false
    if (is_quantified && is_two_way) item.fail('is either quantified or two-way, not both')
    return { code, labels: readLabels(item.need('labels'), languages), is_quantified, is_two_way }
  })
}

/** A list of things with a `code` each, none of them twice. */
export function readCoded<Thing>(
  source: Source,
  read: (code: string, item: Source) => Thing,
): Map<string, Thing> {
  const things = new Map<string, Thing>()
  for (const item of source.items()) {
    const code = item.need('code').text()
    if (things.has(code)) item.fail(`"${code}" is there twice`)
    things.set(code, read(code, item))
  }
  return things
}
