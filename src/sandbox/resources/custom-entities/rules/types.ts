import type { AttributeType } from './kinds.ts'

/** A property that attributes of a type have besides those that all have. */
export interface TypeProperty {
  form: 'text' | 'flag' | 'count' | 'texts'
  orNull: boolean
  /** What it is when nobody says otherwise. */
  initial: unknown
  /** The only things that it can be. */
  choices?: readonly string[]
  isFixed?: boolean
}

const flag = { form: 'flag', orNull: false, initial: false } as const
const decimal = { form: 'text', orNull: true, initial: null } as const
const texts = { form: 'texts', orNull: false, initial: [] } as const

const fileProperties = {
  max_file_size: decimal,
  allowed_extensions: texts,
} satisfies Record<string, TypeProperty>

const entityLink = {
  reference_entity_code: { form: 'text', orNull: false, initial: '', isFixed: true },
} satisfies Record<string, TypeProperty>

function mediaType(...choices: string[]): TypeProperty {
  return { form: 'text', orNull: false, initial: 'image', choices }
}

/** What attributes of each type say, in the order in which they are answered. */
export const typeProperties: Record<AttributeType, Record<string, TypeProperty>> = {
  text: {
    max_characters: { form: 'count', orNull: true, initial: null },
    is_textarea: flag,
    is_rich_text_editor: flag,
    validation_rule: {
      form: 'text',
      orNull: false,
      initial: 'none',
      choices: ['none', 'email', 'regular_expression', 'url'],
    },
    validation_regexp: { form: 'text', orNull: true, initial: null },
  },
  number: { decimals_allowed: flag, min_value: decimal, max_value: decimal },
  boolean: {},
  date: {},
  image: fileProperties,
  media_file: { media_type: mediaType('image', 'pdf', 'other'), ...fileProperties },
  media_link: {
    media_type: mediaType('image', 'pdf', 'youtube', 'vimeo', 'other'),
    prefix: { form: 'text', orNull: true, initial: null },
    suffix: { form: 'text', orNull: true, initial: null },
  },
  single_option: {},
  multiple_options: {},
  reference_entity_single_link: entityLink,
  reference_entity_multiple_links: entityLink,
  record: entityLink,
  asset_collection: {
    asset_family_identifier: { form: 'text', orNull: false, initial: '', isFixed: true },
  },
}

/** The type of that name, if there is one. */
export function propertiesOfType(type: unknown): Record<string, TypeProperty> | undefined {
  return typeof type === 'string' && Object.hasOwn(typeProperties, type)
    ? typeProperties[type as AttributeType]
    : undefined
}
