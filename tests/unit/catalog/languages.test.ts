import { describe, expect, test } from 'vitest'
import { readLanguages, readText } from '../../../src/catalog/languages.ts'
import { readSource } from '../../../src/catalog/source.ts'

const languages = readLanguages(
  readSource(
    'languages.yaml',
    `
written:
  en_US: { and: and, decimal: '.', lower_case: true }
  de_DE: { and: und, decimal: ',', lower_case: false }
derived:
  en_GB: { from: en_US, words: { color: colour, gray: grey } }
`,
  ),
)

const read = (yaml: string) => readText(readSource('text.yaml', yaml), languages)

describe('a text', () => {
  test('is spelled for the derived locale, word by word', () => {
    expect(read('{ en_US: "Gray colors, gray Color", de_DE: Grau }')).toEqual({
      en_US: 'Gray colors, gray Color',
      de_DE: 'Grau',
      en_GB: 'Grey colors, grey Colour',
    })
  })

  test('keeps what is written for the derived locale itself', () => {
    expect(read('{ en_US: Color, de_DE: Farbe, en_GB: Hue }')).toMatchObject({ en_GB: 'Hue' })
  })

  test('keeps the names of its pieces', () => {
    expect(read("{ en_US: 'The color is {color}', de_DE: x }")['en_GB']).toBe(
      'The colour is {color}',
    )
  })

  test('may be one wording for all', () => {
    expect(read('Halo')).toEqual({ en_US: 'Halo', de_DE: 'Halo', en_GB: 'Halo' })
  })
})
