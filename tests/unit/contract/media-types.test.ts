import { expect, test } from 'vitest'
import { bareMediaType, isCollection, isForm, isJson } from '../../../src/contract/media-types.ts'

test.each([
  ['application/json', 'application/json'],
  ['Application/JSON; charset=utf-8', 'application/json'],
  [' application/json ;a=b;c=d', 'application/json'],
  ['', ''],
  [null, ''],
  [undefined, ''],
])('reads %o as %o', (header, bare) => {
  expect(bareMediaType(header)).toBe(bare)
})

test('tells the media types apart', () => {
  const collection = 'application/vnd.akeneo.collection+json; charset=utf-8'
  expect([isJson(collection), isCollection(collection), isForm(collection)]).toEqual([
    false,
    true,
    false,
  ])
  expect(isForm('application/x-www-form-urlencoded')).toBe(true)
  expect(isJson('application/jsonp')).toBe(false)
})
