import type { Attribute } from '#contract'
import { type Field, isMappable, type PimStructure } from '#connector'
import type { Offer } from '../../ui/editor/options.ts'
import type { Path } from '../../ui/editor/schema-at.ts'

/** What a mapping is about: this reader's file and PIM. */
export interface Surroundings {
  structure: PimStructure
  /** Those that hold values. */
  fields: readonly Field[]
  /** Where the file may have its records. */
  records: readonly string[]
}

/** What stands elsewhere in the mapping. */
type Read = (path: Path) => unknown

/** Codes of the PIM and fields of the file that may be the value at a place of the mapping. */
export function valuesAt(path: Path, read: Read, around: Surroundings): readonly Offer[] {
  const { structure, fields, records } = around
  const names = path.filter((part) => typeof part === 'string')
  const [above, last = ''] = [names.at(-2), names.at(-1)]
  const { channels, currencies, locales, associationTypes, familyVariants } = structure
  if (above === 'convert') return unitsAt(path, read, structure)
  if (above === 'table') return targetsAt(path, read, structure)
  if (['is', 'is_not'].includes(last)) return wordsOf(read([...upTo(path, last), 'field']), fields)
  const offers: Partial<Record<string, () => readonly Offer[]>> = {
    attribute: () => attributesOf(structure),
    type: () => coded(associationTypes?.keys() ?? []),
    locale: () => coded(locales),
    label_locale: () => coded(locales),
    scope: () => labelled(channels.values()),
    currency: () => coded(currencies),
    unit: () => unitsAt(path, read, structure),
    convert_to: () => unitsAt(path, read, structure),
    from: () => fields.map(fieldOffer),
    field: () => fields.map(fieldOffer),
    record: () => coded(records),
    family_variant: () => labelled(familyVariants?.values() ?? []),
    value: () => targetsAt(path, read, structure),
    default: () => targetsAt(path, read, structure),
  }
  return offers[last]?.() ?? []
}

/** Keys that the file gives: the words that a lookup translates. */
export function keysAt(path: Path, read: Read, { fields }: Surroundings): readonly Offer[] {
  if (path.at(-1) !== 'table') return []
  const rule = path.slice(0, path.lastIndexOf('transforms'))
  return wordsOf(read([...rule, 'from']), fields)
}

function upTo(path: Path, name: string): Path {
  return path.slice(0, path.lastIndexOf(name))
}

function fieldOffer({ path, samples: [sample = ''] }: Field): Offer {
  return { value: path, label: shortened(sample) }
}

function shortened(sample: string): string {
  const line = sample.replaceAll(/\s+/g, ' ')
  return line.length > 32 ? `${line.slice(0, 31)}…` : line
}

function wordsOf(path: unknown, fields: readonly Field[]): Offer[] {
  const field = fields.find((one) => one.path === path)
  if (!field) return []
  return coded(field.words.length > 0 ? field.words : field.samples)
}

function attributesOf({ attributes }: PimStructure): Offer[] {
  return [...attributes.values()]
    .filter(({ type }) => isMappable(type))
    .map(({ code, labels, type }) => ({
      value: code,
      label: [labels?.['en_US'], typeWords(type)].filter(Boolean).join(', '),
    }))
}

/** `pim_catalog_price_collection` → `price collection` */
function typeWords(type: string): string {
  return type.replace('pim_catalog_', '').replaceAll('_', ' ')
}

/** Units of the attribute that the rule is for; of all families where it is not known yet. */
function unitsAt(path: Path, read: Read, structure: PimStructure): Offer[] {
  const { measurementFamilies } = structure
  const family = measurementFamilies.get(attributeAt(path, read, structure)?.metric_family ?? '')
  const families = family ? [family] : [...measurementFamilies.values()]
  return families.flatMap(({ units }) =>
    Object.values(units).map(({ code, labels }) => ({ value: code, label: labels?.['en_US'] })),
  )
}

/** What a line may come to: codes of families, categories or options, or a yes and a no. */
function targetsAt(path: Path, read: Read, structure: PimStructure): readonly Offer[] {
  const { families, familyVariants, categories, options } = structure
  if (path[0] === 'family') return labelled(families.values())
  if (path[1] === 'family_variant') return labelled(familyVariants?.values() ?? [])
  if (path[0] === 'categories') return labelled(categories?.values() ?? [])
  const attribute = attributeAt(path, read, structure)
  const isYesOrNo = path[0] === 'enabled' || attribute?.type === 'pim_catalog_boolean'
  return isYesOrNo ? coded(['true', 'false']) : labelled(options.get(attribute?.code ?? '') ?? [])
}

function attributeAt(
  [part, at = 0]: Path,
  read: Read,
  { attributes }: PimStructure,
): Attribute | undefined {
  return part === 'values' ? attributes.get(String(read([part, at, 'attribute']))) : undefined
}

function coded(codes: Iterable<string>): Offer[] {
  return [...codes].map((value) => ({ value }))
}

function labelled(
  items: Iterable<{ code: string; labels?: Record<string, string | null> | undefined }>,
): Offer[] {
  return [...items].map(({ code, labels }) => ({
    value: code,
    label: labels?.['en_US'] ?? undefined,
  }))
}
