import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseMapping } from '#connector'
import {
  addLine,
  aimLine,
  linesOf,
  originWords,
} from '../../../../src/widgets/connector-builder/lines.ts'
import { identityOf } from '../../../../src/widgets/connector-builder/reasons.ts'
import { testStructure } from '../../../support/structure.ts'

const document = parseMapping(readFileSync('public/downloads/evening-export.mapping.yaml', 'utf8'))

describe('the lines of a mapping', () => {
  test('tell where each comes from and where it goes, the identifier first', () => {
    const told = linesOf(document.mapping!).map(
      (line) => `${originWords(line.rule)} → ${line.target}`,
    )
    expect(told.slice(0, 4)).toEqual([
      '@sku → identifier',
      'group → family',
      'one case → enabled',
      "name[@lang='D'] → name",
    ])
  })

  test('a line that was changed is another line', () => {
    const [, , , name] = linesOf(document.mapping!)
    const changed = linesOf(document.set([...name!.path, 'locale'], 'en_US').mapping!)[3]
    expect(identityOf(changed!)).not.toBe(identityOf(name!))
  })
})

describe('a new line', () => {
  const aimed = (code: string) => {
    const longer = addLine(document, 'stock')
    const at = longer.mapping!.values.length - 1
    return aimLine(longer, ['values', at], code, testStructure).mapping!.values.at(-1)
  }

  test('gets the locale that its attribute needs', () => {
    expect(aimed('name')).toMatchObject({ attribute: 'name', from: 'stock' })
    expect(aimed('name')?.locale).toBeTypeOf('string')
  })

  test('gets a currency for prices, and nothing for plain texts', () => {
    expect(aimed('price')?.currency).toBeTypeOf('string')
    expect(aimed('ean')).toEqual({ attribute: 'ean', from: 'stock' })
  })

  test('loses what its next attribute cannot have', () => {
    const longer = addLine(document, 'stock')
    const path = ['values', longer.mapping!.values.length - 1]
    const moved = aimLine(aimLine(longer, path, 'price', testStructure), path, 'ean', testStructure)
    expect(moved.mapping!.values.at(-1)).toEqual({ attribute: 'ean', from: 'stock' })
  })

  test('leaves the comments of the others where they are', () => {
    const comments = (text: string) => text.match(/#.*/g)
    expect(comments(addLine(document, 'stock').text)).toEqual(comments(document.text))
  })
})
