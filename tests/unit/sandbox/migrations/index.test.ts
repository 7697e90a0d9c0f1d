import { expect, test } from 'vitest'
import { migrate } from '#sandbox'
import { first } from '../../../../src/sandbox/migrations/001-first.ts'
import { openDatabase } from '../../../../src/server/node/database.ts'

test('a database that is current is left alone', () => {
  const database = openDatabase(':memory:')
  migrate(database)
  const shape = () => database.all('select name, sql from sqlite_schema order by name')
  const before = shape()
  database.run(`insert into categories values ('kept', null, 0, '', '{}')`)
  migrate(database)
  expect(shape()).toEqual(before)
  expect(database.get('select count(*) as count from categories')).toEqual({ count: 1 })
  database.close()
})

test('a sandbox of the first shape is brought forward, with all that is in it', () => {
  const database = openDatabase(':memory:')
  for (const sql of first) database.run(sql)
  database.run('create table migrations (number integer primary key) strict')
  database.run('insert into migrations (number) values (1)')
  database.run(
    `insert into products (uuid, identifier, enabled, categories, groups, "values", associations,
      quantified_associations, created, updated) values ('u', 'kept', 1, '[]', '[]', '{}', '{}', '{}', '', '')`,
  )
  migrate(database)
  const fresh = openDatabase(':memory:')
  migrate(fresh)
  const shape = 'select type, name, sql from sqlite_schema order by name'
  expect(database.all(shape)).toEqual(fresh.all(shape))
  expect(database.get('select identifier from products')).toEqual({ identifier: 'kept' })
  database.run(`delete from products where uuid = 'u'`)
  expect(database.all('select uuid from deleted_products')).toEqual([{ uuid: 'u' }])
  database.close()
  fresh.close()
})
