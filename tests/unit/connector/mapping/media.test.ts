import { createApply, fileNameOf, isAddress, parseMapping } from '#connector'
import { describe, expect, test } from 'vitest'
import { recordOf } from '../../../support/hand-made-records.ts'
import { testStructure } from '../../../support/structure.ts'

function apply(picture: string, more = '') {
  const { mapping } = parseMapping(`version: 1
identifier: { from: sku }
erase_words: [DELETE]
values:
  - { attribute: picture, from: picture, media: upload${more} }
`)
  return createApply(mapping!, testStructure)(recordOf({ sku: 'lamp', picture }))
}

describe('a file that a record names', () => {
  test('is put aside until its product is there', () => {
    const place = { line: 1, column: 1 }
    expect(apply(' photos/halo.JPG ')).toMatchObject({
      kind: 'product',
      product: {
        line: { identifier: 'lamp' },
        media: [
          { owner: { identifier: 'lamp' }, attribute: 'picture', source: 'photos/halo.JPG', place },
        ],
      },
    })
    expect(apply('')).not.toHaveProperty('product.media')
  })

  test('is taken away by an agreed word', () => {
    expect(apply('DELETE')).toMatchObject({
      product: { line: { values: { picture: [{ data: null }] } } },
    })
  })

  test.for<[string, string]>([
    ['photos/halo.gif', 'picture takes jpg, png, and this is called "halo.gif".'],
    ['photos/', 'names no file'],
    ['ftp://shop.example/halo.jpg', 'only http and https'],
    ['https://shop.example/halo?x=.jpg', 'picture takes jpg, png'],
  ])('%s is refused before anything is read', ([picture, reason]) => {
    expect(apply(picture)).toMatchObject({
      kind: 'rejected',
      findings: [{ target: 'picture', reason: expect.stringContaining(reason) }],
    })
    expect(apply(picture, ', invalid: ignore')).toMatchObject({ kind: 'product', notes: [{}] })
  })

  test.for<[string, string, boolean]>([
    ['https://shop.example/a/Halo%20lamp.jpg?size=2#top', 'Halo lamp.jpg', true],
    ['https://shop.example/100%.jpg', '100%.jpg', true],
    ['photos/halo.jpg', 'halo.jpg', false],
    ['photos\\halo.jpg', 'halo.jpg', false],
    ['halo: the lamp.jpg', 'halo: the lamp.jpg', false],
    ['//shop.example/halo.jpg', 'halo.jpg', false],
  ])('%s is called %s', ([source, name, address]) => {
    expect(fileNameOf(source)).toBe(name)
    expect(isAddress(source)).toBe(address)
  })
})
