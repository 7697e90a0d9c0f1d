import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type NodeDatabase, openDatabase } from '../../../../src/server/node/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'doorway-database-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let path: string
let database: NodeDatabase
let count = 0
beforeEach(() => {
  path = join(folder, `${count++}.sqlite`)
  database = open(path)
  database.run('create table words (word text primary key, size integer) strict')
})

function open(file: string, options?: { maxBytes: number }): NodeDatabase {
  const opened = openDatabase(file, options)
  onTestFinished(() => {
    try {
      opened.close()
    } catch {
      // The test closed it itself.
    }
  })
  return opened
}

const add = (word: string) =>
  database.run('insert into words (word, size) values (?, ?)', word, word.length)
const words = (from = database) =>
  from.all<{ word: string }>('select word from words order by word').map(({ word }) => word)
const failure = new Error('no')
const fail = () => {
  throw failure
}

describe('a query', () => {
  test('gives all rows, one row, or none', () => {
    add('b')
    add('a')
    expect(words()).toEqual(['a', 'b'])
    expect(database.get('select size from words where word = ?', 'a')).toEqual({ size: 1 })
    expect(database.get('select size from words where word = ?', 'z')).toBeUndefined()
  })

  test('may be one of thousands of different ones', () => {
    add('lamp')
    for (let number = 0; number < 2000; number++) {
      expect(database.get(`select word, ${number} as n from words`)).toEqual({
        word: 'lamp',
        n: number,
      })
    }
  })

  test('takes texts, numbers, nulls and bytes as they are', () => {
    const bytes = new Uint8Array([0, 255])
    const row = database.get<object>(
      'select ? as a, ? as b, ? as c, ? as d',
      'é\u0000😀',
      1.5,
      null,
      bytes,
    )
    expect({ ...row }).toEqual({ a: 'é\u0000😀', b: 1.5, c: null, d: bytes })
  })
})

describe('a transaction', () => {
  test('keeps what was written and gives back the result', () => {
    expect(database.transaction(() => (add('a'), 7))).toBe(7)
    expect(words()).toEqual(['a'])
  })

  test('keeps nothing when the work throws, and passes the error on', () => {
    expect(() => database.transaction(() => (add('a'), fail()))).toThrow(failure)
    expect(words()).toEqual([])
    database.transaction(() => add('b'))
    expect(words()).toEqual(['b'])
  })

  test('within another one fails alone', () => {
    database.transaction(() => {
      add('a')
      expect(() => database.transaction(() => (add('b'), fail()))).toThrow(failure)
      database.transaction(() => add('c'))
    })
    expect(words()).toEqual(['a', 'c'])
  })

  test('takes the ones within down with it', () => {
    expect(() =>
      database.transaction(() => {
        database.transaction(() => database.transaction(() => add('a')))
        fail()
      }),
    ).toThrow(failure)
    expect(words()).toEqual([])
  })

  test('is seen by another connection only when it is done', () => {
    const other = open(path)
    database.transaction(() => {
      add('a')
      expect(words(other)).toEqual([])
    })
    expect(words(other)).toEqual(['a'])
  })

  test('survives a statement that SQLite refuses', () => {
    database.transaction(() => {
      add('a')
      expect(() => add('a')).toThrow(/UNIQUE/)
      add('b')
    })
    expect(words()).toEqual(['a', 'b'])
  })
})

describe('a size limit', () => {
  test('stops the write that is too much, and only that one', () => {
    const small = open(join(folder, `${count++}.sqlite`), { maxBytes: 64 * 1024 })
    small.run('create table words (word text) strict')
    const insert = (bytes: number) => small.run('insert into words values (?)', 'x'.repeat(bytes))
    insert(20_000)
    expect(() => small.transaction(() => (insert(10_000), insert(60_000)))).toThrow(/full/)
    expect(small.all('select word from words')).toHaveLength(1)
    insert(10_000)
    expect(small.usedBytes()).toBeLessThanOrEqual(64 * 1024)
  })

  test('counts what is deleted as free', () => {
    const before = database.usedBytes()
    add('x'.repeat(100_000))
    expect(database.usedBytes()).toBeGreaterThan(before + 90_000)
    database.run('delete from words')
    expect(database.usedBytes()).toBeLessThan(before + 10_000)
  })
})

describe('replaceFile', () => {
  test('goes on with the file that was put in place', () => {
    add('old')
    const next = join(folder, 'next.sqlite')
    const other = openDatabase(next)
    other.run('create table words (word text primary key, size integer) strict')
    other.run(`insert into words values ('new', 3)`)
    other.close()
    database.replaceFile(() => renameSync(next, path))
    expect(words()).toEqual(['new'])
    add('newer')
    expect(words()).toEqual(['new', 'newer'])
  })

  test('goes on with the old one when that fails', () => {
    add('old')
    expect(() => database.replaceFile(() => copyFileSync(join(folder, 'nothing'), path))).toThrow(
      /ENOENT/,
    )
    expect(words()).toEqual(['old'])
  })
})
