import { expect, test } from 'vitest'
import { migrate } from '#sandbox'
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
