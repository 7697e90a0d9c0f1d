import type { Database } from '../../ports.ts'
import { channelReader } from '../channels/store.ts'
import { localeReader } from '../locales/store.ts'
import { mediaFileReader } from '../media-files/store.ts'
import { applyAttribute, blankAttribute } from './rules/attributes.ts'
import { applyEntity, applyOption } from './rules/entities.ts'
import {
  type Entity,
  type Kind,
  type RecordValues,
  assetFamilies,
  referenceEntities,
} from './rules/kinds.ts'
import { applyRecord } from './rules/records.ts'
import {
  assetCodes,
  entityAttributeStore,
  entityOptionStore,
  entityStore,
  recordCodes,
  recordStore,
} from './store.ts'

// What a change of the right form does to the database: 201 when it created something, 204 otherwise.

/** An item of which the form was checked. */
export type Sent = Record<string, unknown> & { code: string }

/** What is written into, and when. */
export interface Writing {
  database: Database
  now: string
}

const mostAttributes = 100
const mostOptions = 100

export function writeEntity({ database, now }: Writing, kind: Kind, sent: Sent): 201 | 204 {
  const store = entityStore(database, kind)
  const before = store.get(sent.code)
  const attributes = entityAttributeStore(database, kind, before?.code ?? sent.code)
  const entity = applyEntity(kind, before, sent, {
    isKnownLocale: localesOf(database),
    isFile: (code) => mediaFileReader(database, kind.files.table).get(code) !== undefined,
    attribute: attributes.get,
  })
  store.save(entity, now)
  if (before) return 204
  for (const { code, type, ...own } of kind.firstAttributes) {
    attributes.save({ ...blankAttribute(kind, code, type), ...own }, now)
  }
  return 201
}

export function writeAttribute(
  { database, now }: Writing,
  kind: Kind,
  entity: Entity,
  sent: Sent,
): 201 | 204 {
  const store = entityAttributeStore(database, kind, entity.code)
  const before = store.get(sent.code)
  const attribute = applyAttribute(kind, before, sent, {
    isKnownLocale: localesOf(database),
    isFull: store.count() >= mostAttributes,
    isReferenceEntity: (code) => entityStore(database, referenceEntities).get(code) !== undefined,
    isAssetFamily: (code) => entityStore(database, assetFamilies).get(code) !== undefined,
  })
  store.save(attribute, now)
  return before ? 204 : 201
}

export function writeOption(
  { database, now }: Writing,
  kind: Kind,
  { entity, attribute }: { entity: string; attribute: string },
  sent: Sent,
): 201 | 204 {
  const store = entityOptionStore(database, kind, entity, attribute)
  const before = store.get(sent.code)
  const isFull = store.count() >= mostOptions
  store.save(applyOption(before, sent, { isKnownLocale: localesOf(database), isFull }), now)
  return before ? 204 : 201
}

export function writeRecord(
  { database, now }: Writing,
  kind: Kind,
  entity: Entity,
  sent: Sent & { values?: RecordValues },
): 201 | 204 {
  const store = recordStore(database, kind, entity.code)
  const attributes = entityAttributeStore(database, kind, entity.code)
  const before = store.get(sent.code)
  const record = applyRecord(kind, before, sent, {
    entity: entity.code,
    now,
    attribute: attributes.get,
    channel: channelReader(database).get,
    locale: localeReader(database).get,
    file: mediaFileReader(database, kind.files.table).get,
    optionCodes: (attribute, codes) => {
      const known = entityOptionStore(database, kind, entity.code, attribute)
      const stored = codes.flatMap((code) => known.get(code)?.code ?? [])
      return new Map(stored.map((code) => [code.toLowerCase(), code]))
    },
    recordCodes: (code, codes) => recordCodes(database, code, codes),
    assetCodes: (code, codes) => assetCodes(database, code, codes),
  })
  store.save(record, record.updated)
  return before ? 204 : 201
}

function localesOf(database: Database): (code: string) => boolean {
  const locales = localeReader(database)
  return (code) => locales.get(code) !== undefined
}
