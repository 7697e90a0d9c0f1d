import type { Database } from '../ports.ts'
import { first } from './001-first.ts'
import { deletedProducts } from './002-deleted-products.ts'
import { assessedFamilies } from './003-assessed-families.ts'
import { watch } from './004-watch.ts'
import { connectionSettings } from './005-connection-settings.ts'

/** Forward only: a number is its place in this list, and what has run is never edited. */
const migrations: readonly (readonly string[])[] = [
  first,
  deletedProducts,
  assessedFamilies,
  watch,
  connectionSettings,
]

/** Brings a database to the newest shape. A fresh one gets all of it; a current one is left alone. */
export function migrate(database: Database): void {
  database.run('create table if not exists migrations (number integer primary key) strict')
  const done = database.get<{ done: number }>('select count(*) as done from migrations')?.done ?? 0
  migrations.slice(done).forEach((statements, index) => {
    database.transaction(() => {
      for (const sql of statements) database.run(sql)
      database.run('insert into migrations (number) values (?)', done + index + 1)
    })
  })
}
