import type { Completeness } from '#contract'
import type { Database } from '../../ports.ts'
import { inheritValues } from '../../values/inherit.ts'
import type { Values } from '../../values/value.ts'
import { attributeReader } from '../attributes/store.ts'
import { channelReader } from '../channels/store.ts'
import { familyReader } from '../families/store.ts'
import { readReferences } from '../references.ts'
import { type RequiredPlace, completenessesAt, requiredPlaces } from './rules/completeness.ts'

/** Products assessed at once. */
const portion = 500

interface Row {
  uuid: string
  identifier: string | null
  family: string | null
  own: string
  model: string | null
  root: string | null
}

/**
 * Writes down how complete products are (`products.completeness`), for those where something that counts
 * has changed since it was last asked. Only filters need it in the database; writing a product costs
 * nothing more for it. A change of the structure counts for the families that it measures otherwise.
 */
export function assessProducts(database: Database): void {
  if (isAssessed(database)) return
  database.transaction(() => {
    const measures = readMeasures(database)
    forgetOutdated(database, measures)
    const assess = assessor(database, measures)
    for (let rows = unassessed(database); rows.length > 0; rows = unassessed(database)) {
      for (const row of rows) {
        const data = JSON.stringify(byChannel(assess(row)))
        database.run('update products set completeness = ? where uuid = ?', data, row.uuid)
      }
    }
  })
}

function isAssessed(database: Database): boolean {
  const state = database.get<{ outdated: number; open: number }>(
    `select structure.version <> assessed.version as outdated,
      exists (select 1 from products where completeness is null) as open
      from structure, assessed`,
  )
  return state?.outdated === 0 && state.open === 0
}

/** What the products of each family are measured against, by the family's code. */
function readMeasures(database: Database): Map<string, RequiredPlace[]> {
  const channels = channelReader(database).all()
  const references = readReferences(database)
  const identifier = attributeReader(database).identifier().code
  return new Map(
    familyReader(database)
      .all()
      .map((family) => [family.code, requiredPlaces({ family, identifier, channels, references })]),
  )
}

function forgetOutdated(database: Database, measures: Map<string, RequiredPlace[]>): void {
  for (const [family, places] of measures) {
    const measure = JSON.stringify(places)
    const known = 'select 1 from assessed_families where family = ? and measure = ?'
    if (database.get(known, family, measure)) continue
    const forget = 'update products set completeness = null where family = ?'
    database.run(`${forget} and completeness is not null`, family)
    database.run(
      'insert or replace into assessed_families (family, measure) values (?, ?)',
      family,
      measure,
    )
  }
  database.run('update assessed set version = (select version from structure)')
}

function unassessed(database: Database): Row[] {
  return database.all<Row>(
    `select products.uuid, products.identifier, products.family, products."values" as own,
      model."values" as model, root."values" as root
      from products left join product_models as model on model.code = products.parent
        left join product_models as root on root.code = model.parent
      where products.completeness is null limit ?`,
    portion,
  )
}

function assessor(
  database: Database,
  measures: Map<string, RequiredPlace[]>,
): (row: Row) => Completeness[] {
  const identifier = attributeReader(database).identifier().code
  return (row) => {
    const places = row.family === null ? undefined : measures.get(row.family)
    if (!places) return []
    const above = [row.model, row.root].filter((text) => text !== null)
    const values = inheritValues(
      withIdentifier(JSON.parse(row.own) as Values, row.identifier, identifier),
      above.map((text) => ({ values: JSON.parse(text) as Values })),
    )
    return completenessesAt(values, places)
  }
}

/** The identifier is kept beside the values, and is one of them. */
export function withIdentifier(
  values: Values,
  identifier: string | null,
  attributeCode: string,
): Values {
  if (identifier === null) return values
  return { [attributeCode]: [{ locale: null, scope: null, data: identifier }], ...values }
}

/** `{"ecommerce":{"en_US":45}}` */
function byChannel(all: Completeness[]): Record<string, Record<string, number>> {
  const channels = Map.groupBy(all, ({ scope }) => scope)
  return Object.fromEntries(
    [...channels].map(([scope, places]) => [
      scope,
      Object.fromEntries(places.map(({ locale, data }) => [locale, data])),
    ]),
  )
}
