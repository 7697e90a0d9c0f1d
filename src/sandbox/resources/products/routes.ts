import { operations } from '#contract'
import { type Answer, created, json, noContent } from '../../http/answer.ts'
import { InvalidFormat, NotFound, ensureValid } from '../../problems.ts'
import { parseObject } from '../../http/body.ts'
import { batchAnswer } from '../../rest/batch.ts'
import { type Call, type Handlers, ensureRoom, parameter, writing } from '../../rest/call.ts'
import { formatMoment } from '../../rest/dates.ts'
import { attributeReader } from '../attributes/store.ts'
import { categoryReader } from '../categories/store.ts'
import { familyReader } from '../families/store.ts'
import { readFamilyVariant } from '../family-variants/store.ts'
import { productModelReader } from '../product-models/store.ts'
import { readReferences } from '../references.ts'
import { associateBack, forgetProduct } from '../with-values/links.ts'
import { listSelected } from '../with-values/lists.ts'
import { readTargets } from '../with-values/targets.ts'
import { readListView, readView } from '../with-values/view.ts'
import { selectProducts } from './filters.ts'
import { productPresenter } from './present.ts'
import type { Flavour, StoredProduct } from './product.ts'
import {
  type Body,
  type ProductContext,
  applyBody,
  ensureSameKey,
  uniqueValuesOf,
} from './rules.ts'
import { readSearchBody } from './search-body.ts'
import { type ProductReader, productReader, productWriter } from './store.ts'
import { createUuid, isUuid } from './uuid.ts'

export const productHandlers = {
  get_products: (call) => listProducts(call, 'identifier'),
  post_products: writing((call) => createProduct(call, 'identifier')),
  patch_products: (call) => patchProducts(call, 'identifier'),
  get_products__code_: (call) => getProduct(call, 'identifier'),
  patch_products__code_: writing((call) => patchProduct(call, 'identifier')),
  delete_products__code_: writing((call) => deleteProduct(call, 'identifier')),
  get_products_uuid: (call) => listProducts(call, 'uuid'),
  post_products_uuid: writing((call) => createProduct(call, 'uuid')),
  patch_products_uuid: (call) => patchProducts(call, 'uuid'),
  post_products_uuid_search: searchProducts,
  get_products_uuid__uuid_: (call) => getProduct(call, 'uuid'),
  patch_products_uuid__uuid_: writing((call) => patchProduct(call, 'uuid')),
  delete_products_uuid__uuid_: writing((call) => deleteProduct(call, 'uuid')),
} satisfies Partial<Handlers>

function listProducts(call: Call, flavour: Flavour): Answer {
  const view = readListView(call)
  return listSelected(call, {
    reader: productReader(call.database),
    select: () => selectProducts(call, view),
    presenter: () => productPresenter(call, flavour, view),
    key: (product) => keyOf(product, flavour),
    cursor: ({ uuid }) => uuid,
  })
}

/** The list by uuid, asked by a body; its links ask for the same with an address. */
function searchProducts(call: Call): Answer {
  const query = readSearchBody(parseObject(call.text))
  return listProducts({ ...call, query, operation: operations.get_products_uuid }, 'uuid')
}

function getProduct(call: Call, flavour: Flavour): Answer {
  const view = readView(call)
  const key = keyParameter(call, flavour)
  const product = find(productReader(call.database), key, flavour)
  if (product) return json(productPresenter(call, flavour, view)(product))
  throw new NotFound(`Product "${key}" does not exist or you do not have permission to access it.`)
}

function createProduct(call: Call, flavour: Flavour): Answer {
  const body = parseObject(call.text)
  const blank = blankProduct(call, flavour === 'uuid' ? body.uuid : undefined)
  if (productReader(call.database).byUuid(blank.uuid)) {
    const message = `The ${blank.uuid} uuid is already used for another product.`
    ensureValid([{ property: 'uuid', message }])
  }
  const product = save(call, undefined, blank, body, flavour)
  return created(address(call, product, flavour))
}

function patchProduct(call: Call, flavour: Flavour): Answer {
  const key = keyParameter(call, flavour)
  const { status, product } = upsert(call, key, parseObject(call.text), flavour)
  const location = address(call, product, flavour)
  return status === 201 ? created(location) : noContent(location)
}

function patchProducts(call: Call, flavour: Flavour): Answer {
  return batchAnswer(call, {
    key: flavour,
    anchor: flavour === 'uuid' ? 'patch_products_uuid__uuid_' : 'patch_products__code_',
    upsert(key, body) {
      if (flavour === 'uuid') ensureUuid(key)
      return upsert(call, key, body, flavour).status
    },
  })
}

function deleteProduct(call: Call, flavour: Flavour): Answer {
  const key = keyParameter(call, flavour)
  const writer = productWriter(call.database)
  const product = find(writer, key, flavour)
  if (!product) throw new NotFound(`The ${key} product does not exist in your PIM.`)
  writer.remove(product.uuid)
  associate(call, product, { uuid: product.uuid, associations: {} })
  call.changes.push({ kind: 'product', key: product.uuid, before: product, after: undefined })
  return noContent()
}

/** A product that becomes a variant is answered like a new one, as the PIM does from 4.0 to 7.0. */
function upsert(
  call: Call,
  key: string,
  body: Body,
  flavour: Flavour,
): { status: 201 | 204; product: StoredProduct } {
  const before = find(productReader(call.database), key, flavour)
  if (!before || flavour === 'uuid') ensureSameKey(body, flavour, key)
  if (before) {
    const product = save(call, before, before, body, flavour)
    const becomesVariant = before.parent === null && product.parent !== null
    return { status: becomesVariant ? 201 : 204, product }
  }
  const named = { ...body, [flavour]: key }
  const blank = blankProduct(call, flavour === 'uuid' ? key : undefined)
  return { status: 201, product: save(call, undefined, blank, named, flavour) }
}

function save(
  call: Call,
  before: StoredProduct | undefined,
  blank: StoredProduct,
  body: Body,
  flavour: Flavour,
): StoredProduct {
  const writer = productWriter(call.database)
  const context = readContext(call, writer, flavour)
  const after = applyBody(before, blank, body, flavour, context)
  if (before && JSON.stringify(before) === JSON.stringify(after)) return before
  const product = { ...after, updated: formatMoment(call.clock.now()) }
  if (!before) forgetProduct(call.database, product.uuid)
  writer.save(product, uniqueValuesOf(product, context.references))
  associate(call, before, product)
  ensureRoom(call)
  call.changes.push({ kind: 'product', key: product.uuid, before, after: product })
  return product
}

/** Whoever a product is associated with both ways hears of it. */
function associate(
  { database, clock }: Call,
  before: StoredProduct | undefined,
  { uuid, associations }: Pick<StoredProduct, 'uuid' | 'associations'>,
): void {
  const now = formatMoment(clock.now())
  const owner = { kind: 'products', key: uuid } as const
  associateBack(database, owner, before?.associations ?? {}, associations, now)
}

function readContext({ database }: Call, reader: ProductReader, flavour: Flavour): ProductContext {
  const models = productModelReader(database)
  const families = familyReader(database)
  return {
    ...readTargets(database, flavour),
    references: readReferences(database),
    identifierAttribute: attributeReader(database).identifier(),
    family: (code) => families.get(code),
    familyVariant: (code) => readFamilyVariant(database, code),
    lineage: (code) => models.lineage(code),
    categories: (codes) => categoryReader(database).codes(codes),
    siblings: (model) => reader.variantsOf(model),
    ownerOfIdentifier: (identifier) => reader.byIdentifier(identifier)?.uuid,
    holderOf: (attribute, value) => reader.holderOf(attribute, value),
  }
}

function blankProduct(call: Call, uuid: unknown): StoredProduct {
  const now = formatMoment(call.clock.now())
  return {
    uuid: uuid === undefined || uuid === null ? createUuid(call.secrets) : ensureUuid(uuid),
    identifier: null,
    enabled: true,
    family: null,
    parent: null,
    categories: [],
    groups: [],
    values: {},
    associations: {},
    quantified_associations: {},
    created: now,
    updated: now,
  }
}

function ensureUuid(uuid: unknown): string {
  if (typeof uuid === 'string' && isUuid(uuid)) return uuid.toLowerCase()
  throw new InvalidFormat('This is not a valid UUID.')
}

/** An address with something else than a uuid in its place leads nowhere. */
function keyParameter(call: Call, flavour: Flavour): string {
  const key = parameter(call, flavour === 'uuid' ? 'uuid' : 'code')
  if (flavour === 'identifier' || isUuid(key)) return key
  const path = call.operation.path.replace('{uuid}', encodeURIComponent(key))
  throw new NotFound(`No route found for "${call.operation.method} ${path}"`)
}

function find(reader: ProductReader, key: string, flavour: Flavour): StoredProduct | undefined {
  return flavour === 'uuid' ? reader.byUuid(key) : reader.byIdentifier(key)
}

function keyOf(product: StoredProduct, flavour: Flavour): string {
  return flavour === 'uuid' ? product.uuid : (product.identifier ?? product.uuid)
}

function address({ base }: Call, product: StoredProduct, flavour: Flavour): string {
  const collection = flavour === 'uuid' ? 'products-uuid' : 'products'
  return `${base}/api/rest/v1/${collection}/${encodeURIComponent(keyOf(product, flavour))}`
}
