import { type Answer, json, noContent } from '../../http/answer.ts'
import { NotFound, Refused } from '../../problems.ts'
import { arrayAnswer } from '../../rest/array-batch.ts'
import { type Call, type Handler, ensureRoom, parameter, writing } from '../../rest/call.ts'
import { formatMoment } from '../../rest/dates.ts'
import type { DocumentReader } from '../../rest/documents.ts'
import { downloadAnswer } from '../../rest/download.ts'
import { type Condition, all, condition } from '../../rest/filters/condition.ts'
import { itemAnswer } from '../../rest/item-writes.ts'
import { filteredLinks, listAnswer } from '../../rest/list.ts'
import { readCursor } from '../../rest/pagination.ts'
import {
  describeFile,
  mediaFileAddress,
  mediaFileReader,
  mediaFileWriter,
} from '../media-files/store.ts'
import { attributeForm, entityForm, optionForm, recordForm } from './forms.ts'
import { presentRecord, readRecordSearch, readRecordView } from './records-view.ts'
import type { Entity, EntityAttribute, Kind } from './rules/kinds.ts'
import { entityAttributeStore, entityOptionStore, entityStore, recordStore } from './store.ts'
import {
  type Sent,
  type Writing,
  writeAttribute,
  writeEntity,
  writeOption,
  writeRecord,
} from './writes.ts'

/** Everything that can be done with reference entities, or with asset families. */
export interface EntityHandlers {
  listEntities: Handler
  getEntity: Handler
  patchEntity: Handler
  listAttributes: Handler
  getAttribute: Handler
  patchAttribute: Handler
  listOptions: Handler
  getOption: Handler
  patchOption: Handler
  listRecords: Handler
  getRecord: Handler
  patchRecord: Handler
  patchRecords: Handler
  deleteRecord: Handler
  upload: Handler
  download: Handler
}

export function handlersOf(kind: Kind): EntityHandlers {
  return {
    ...entityHandlers(kind),
    ...attributeHandlers(kind),
    ...optionHandlers(kind),
    ...recordHandlers(kind),
    upload: writing((call) => upload(call, kind)),
    download: (call) => download(call, kind),
  }
}

function entityHandlers(kind: Kind) {
  const present = (entity: Entity, { base }: Call) => withImage(entity, base, kind)
  return {
    listEntities: (call) =>
      listAfter(call, entityStore(call.database, kind), {
        present: (entity) => {
          const self = `${call.base}${call.operation.path}/${encodeURIComponent(entity.code)}`
          return present({ _links: { self: { href: self } }, ...entity }, call)
        },
      }),
    getEntity: (call) => json(present(ensureEntity(call, kind, parameter(call, 'code')), call)),
    patchEntity: (call) =>
      itemAnswer(call, {
        noun: kind.entity.one,
        formViolations: entityForm(kind),
        upsert: (item) => written(call, (to) => writeEntity(to, kind, item as Sent)),
      }),
  } satisfies Partial<EntityHandlers>
}

/** An entity with an image says where its bytes are. */
function withImage(entity: Entity, base: string, { files }: Kind): object {
  const { _links: links, ...own } = entity
  if (typeof own.image !== 'string') return entity
  const image = { href: mediaFileAddress(base, own.image, files.path) }
  return { _links: { ...(links as object | undefined), image_download: image }, ...own }
}

function attributeHandlers(kind: Kind) {
  return {
    listAttributes: (call) => json(attributesOf(call, kind).all()),
    getAttribute: (call) => json(ensureAttribute(call, kind, parameter(call, 'code'))),
    patchAttribute: (call) => {
      const entity = ensureOwner(call, kind)
      const known = attributesOf(call, kind).get(parameter(call, 'code'))
      return itemAnswer(call, {
        noun: 'attribute',
        formViolations: attributeForm(kind, known?.type),
        upsert: (item) => written(call, (to) => writeAttribute(to, kind, entity, item as Sent)),
      })
    },
  } satisfies Partial<EntityHandlers>
}

function optionHandlers(kind: Kind) {
  const optionsOf = (call: Call) => {
    const entity = ensureOwner(call, kind)
    const attribute = ensureAttribute(call, kind, parameter(call, 'attribute_code'))
    const { type, code } = attribute
    if (type !== 'single_option' && type !== 'multiple_options') {
      throw new NotFound(`The attribute "${code}" has no options.`)
    }
    const place = { entity: entity.code, attribute: code }
    return { place, store: entityOptionStore(call.database, kind, place.entity, code) }
  }
  return {
    listOptions: (call) => json(optionsOf(call).store.all()),
    getOption: (call) => {
      const { place, store } = optionsOf(call)
      const code = parameter(call, 'code')
      const option = store.get(code)
      if (option) return json(option)
      throw new NotFound(`Option "${code}" does not exist for the attribute "${place.attribute}".`)
    },
    patchOption: (call) => {
      const { place } = optionsOf(call)
      return itemAnswer(call, {
        noun: 'option',
        formViolations: optionForm,
        upsert: (item) => written(call, (to) => writeOption(to, kind, place, item as Sent)),
      })
    },
  } satisfies Partial<EntityHandlers>
}

function recordHandlers(kind: Kind) {
  const target = (call: Call) => {
    const entity = ensureOwner(call, kind)
    return {
      noun: kind.record.one,
      plural: kind.record.many,
      anchor: call.operation.id,
      formViolations: recordForm(attributesOf(call, kind).get),
      upsert: (item: Record<string, unknown>) =>
        written(call, (to) => writeRecord(to, kind, entity, item as Sent)),
    }
  }
  const ensureRecord = (call: Call) => {
    const { code: entity } = ensureOwner(call, kind)
    const code = parameter(call, 'code')
    const store = recordStore(call.database, kind, entity)
    const record = store.get(code)
    if (!record) throw new NotFound(kind.noRecord(code, entity))
    return { store, record }
  }
  return {
    listRecords: (call) => {
      const { code } = ensureOwner(call, kind)
      const attributes = attributesOf(call, kind).all()
      const view = readRecordView(call)
      return listAfter(call, recordStore(call.database, kind, code), {
        selection: readRecordSearch(call, attributes),
        present: (record) => presentRecord(record, call, kind, attributes, view),
      })
    },
    getRecord: (call) => {
      const { record } = ensureRecord(call)
      const everything = { channel: undefined, locales: undefined }
      const attributes = attributesOf(call, kind).all()
      return json(presentRecord(record, call, kind, attributes, everything))
    },
    patchRecord: (call) => itemAnswer(call, target(call)),
    patchRecords: (call) => arrayAnswer(call, target(call)),
    deleteRecord: writing((call) => {
      const { store, record } = ensureRecord(call)
      store.remove(record.code)
      return noContent()
    }),
  } satisfies Partial<EntityHandlers>
}

/** A list that is read from a cursor on: by code, so that what comes after one is always the same. */
function listAfter<Item extends { code: string }>(
  call: Call,
  reader: DocumentReader<Item>,
  { present, selection = all([]) }: { present(item: Item): object; selection?: Condition },
): Answer {
  const pagination = readCursor(call.query)
  const rest = all([condition('code > ?', pagination.after), selection])
  return listAnswer(call, {
    pagination,
    items: reader.page(pagination.limit, 0, rest),
    count: () => reader.count(selection),
    present,
    key: ({ code }) => code,
    cursor: ({ code }) => code,
    linkParameters: filteredLinks(call.query, ['search', 'channel', 'locales']),
  })
}

function written(call: Call, write: (to: Writing) => 201 | 204): 201 | 204 {
  const status = write({ database: call.database, now: formatMoment(call.clock.now()) })
  ensureRoom(call)
  return status
}

/** The entity that the address is below. */
function ensureOwner(call: Call, kind: Kind): Entity {
  return ensureEntity(call, kind, parameter(call, kind.parameter))
}

function ensureEntity({ database }: Call, kind: Kind, code: string): Entity {
  const entity = entityStore(database, kind).get(code)
  if (entity) return entity
  throw new NotFound(`${capitalised(kind.entity.one)} "${code}" does not exist.`)
}

function attributesOf(call: Call, kind: Kind): DocumentReader<EntityAttribute> {
  return entityAttributeStore(call.database, kind, ensureOwner(call, kind).code)
}

function ensureAttribute(call: Call, kind: Kind, code: string): EntityAttribute {
  const attribute = attributesOf(call, kind).get(code)
  if (attribute) return attribute
  const entity = parameter(call, kind.parameter)
  throw new NotFound(`Attribute "${code}" does not exist for the ${kind.entity.one} "${entity}".`)
}

function upload(call: Call, { files }: Kind): Answer {
  const sent = call.form.files.get('file')
  if (!sent) throw new Refused('Property "file" is required.')
  const file = describeFile(sent, call.secrets)
  mediaFileWriter(call.database, files.table).add(file, sent.bytes)
  ensureRoom(call)
  const location = mediaFileAddress(call.base, file.code, files.path)
  return { status: 201, headers: { location, [files.header]: file.code } }
}

function download(call: Call, { files }: Kind): Answer {
  const code = parameter(call, 'code')
  const reader = mediaFileReader(call.database, files.table)
  const file = reader.get(code)
  const bytes = reader.bytes(code)
  if (file && bytes) return downloadAnswer(file, bytes)
  throw new NotFound(`Media file "${code}" does not exist.`)
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
