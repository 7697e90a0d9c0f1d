import type { Database } from '../../ports.ts'
import { isAmongTexts } from '../../rest/filters/case.ts'
import { associationTypeReader } from '../association-types/store.ts'
import { groupReader } from '../groups/store.ts'
import type { AssociationTargets, ProductKey } from './rules/associations.ts'

/** Finds what associations may point at; products are named by `productKey`. */
export function readTargets(database: Database, productKey: ProductKey): AssociationTargets {
  const types = associationTypeReader(database)
  const groups = groupReader(database)
  return {
    productKey,
    associationType: (code) => types.get(code),
    products: (keys) =>
      productKey === 'uuid' ? knownUuids(database, keys) : uuidsOf(database, keys),
    productModels: (codes) => modelCodes(database, codes),
    groups: (codes) =>
      new Map(
        codes.flatMap((code) => {
          const group = groups.get(code)
          return group ? [[code.toLowerCase(), group.code]] : []
        }),
      ),
  }
}

/** Uuid and identifier of those of `uuids` that exist. */
export function identifiersOf(database: Database, uuids: string[]): Map<string, string | null> {
  const rows = database.all<{ uuid: string; identifier: string | null }>(
    'select uuid, identifier from json_each(?) join products on uuid = value',
    JSON.stringify(uuids),
  )
  return new Map(rows.map(({ uuid, identifier }) => [uuid, identifier]))
}

function knownUuids(database: Database, uuids: string[]): Map<string, string> {
  const known = identifiersOf(
    database,
    uuids.map((uuid) => uuid.toLowerCase()),
  )
  return new Map([...known.keys()].map((uuid) => [uuid, uuid]))
}

function uuidsOf(database: Database, identifiers: string[]): Map<string, string> {
  const { sql, values } = isAmongTexts('identifier', identifiers)
  const rows = database.all<{ uuid: string; identifier: string }>(
    `select uuid, identifier from products where ${sql}`,
    ...values,
  )
  return new Map(rows.map(({ uuid, identifier }) => [identifier.toLowerCase(), uuid]))
}

function modelCodes(database: Database, codes: string[]): Map<string, string> {
  const { sql, values } = isAmongTexts('code', codes)
  const rows = database.all<{ code: string }>(
    `select code from product_models where ${sql}`,
    ...values,
  )
  return new Map(rows.map(({ code }) => [code.toLowerCase(), code]))
}
