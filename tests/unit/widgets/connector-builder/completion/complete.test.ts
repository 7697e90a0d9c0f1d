import { readFileSync } from 'node:fs'
import { type Completion, CompletionContext } from '@codemirror/autocomplete'
import { EditorState } from '@codemirror/state'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspect, parseMapping } from '#connector'
import { createMappingCompletion } from '../../../../../src/widgets/connector-builder/completion/complete.ts'
import { valueFields } from '../../../../../src/widgets/connector-builder/field-rows.ts'
import { testStructure } from '../../../../support/structure.ts'

const guide = readFileSync('public/downloads/evening-export.mapping.yaml', 'utf8')
const inspection = await inspect(
  new Blob([readFileSync('public/downloads/evening-export.xml')]).stream(),
)
const around = {
  structure: testStructure,
  fields: valueFields(inspection.fields),
  records: inspection.candidates.map(({ path }) => path),
}
const complete = createMappingCompletion(() => around)

function completionIn(marked: string) {
  const at = marked.indexOf('|')
  const text = marked.replace('|', '')
  const result = complete(new CompletionContext(EditorState.create({ doc: text }), at, true))
  return { text, result }
}

/** What is offered where `|` stands, by its label. */
function offered(marked: string): string[] {
  return completionIn(marked).result?.options.map(({ label }) => label) ?? []
}

/** The text after the offer of this label is taken. */
function taken(marked: string, label: string): string {
  const { text, result } = completionIn(marked)
  const option = result?.options.find((one) => one.label === label)
  const written = typeof option?.apply === 'string' ? option.apply : (option?.label ?? 'nothing')
  return text.slice(0, result?.from) + written + text.slice(result?.to ?? text.length)
}

function optionAt(marked: string, label: string): Completion | undefined {
  return completionIn(marked).result?.options.find((one) => one.label === label)
}

describe('a mapping is completed', () => {
  test('with the keys of the place, without those that are there', () => {
    expect(offered('|')).toEqual(expect.arrayContaining(['version', 'identifier', 'values']))
    expect(offered('version: 1\nident|\nvalues: []')).toContain('identifier')
    expect(offered('version: 1\nident|\nvalues: []')).not.toContain('values')
    const keys = offered('values:\n  - attribute: ean\n    f|\n    transforms: [trim]\n')
    expect(keys).toEqual(expect.arrayContaining(['from', 'locale', 'options']))
    expect(keys).not.toContain('attribute')
    expect(offered('identifier: { | }')).toContain('from')
    expect(offered('records:\n  keep:\n    any:\n      - f|')).toContain('field')
  })

  test('with steps by name, alone or with settings', () => {
    for (const place of ['- |', '[tr|']) {
      const steps = offered(`identifier:\n  transforms:${place === '- |' ? '\n    ' : ' '}${place}`)
      expect(steps).toContain('trim')
    }
    expect(offered('identifier:\n  transforms:\n    - |')).toContain('lookup')
    expect(offered('identifier:\n  transforms: [{ case: | }]')).toContain('title')
  })

  test('with attributes by label and type', () => {
    const color = optionAt('values:\n  - attribute: co|', 'color')
    expect(color?.detail).toMatch(/simpleselect$/)
    expect(offered('values: [{ attribute: | }]')).toContain('name')
  })

  test('with what the attribute of the same line needs', () => {
    const line = (rest: string) => `values:\n  - attribute: ${rest}`
    expect(offered(line('weight\n    unit: |'))).toContain('KILOGRAM')
    expect(offered(line('weight\n    unit: |'))).not.toContain('CENTIMETER')
    expect(offered(line('price\n    currency: |'))).toContain('EUR')
    expect(offered(line('name\n    locale: |'))).toContain('en_US')
    expect(offered(line('name\n    locale: [en_US, |]'))).toContain('de_DE')
    expect(offered(line('name\n    scope: |'))).toContain('ecommerce')
    const lookup = 'transforms:\n      - lookup:\n          table:\n            MESS: |'
    expect(offered(line(`color\n    ${lookup}`))).toContain('moss')
    expect(offered('family:\n  value: |')).toContain('lamps')
    expect(offered('enabled:\n  value: |')).toContain("'false'")
  })

  test('with fields of the file and their first value, in quotes where YAML needs them', () => {
    expect(offered('identifier:\n  from: |')).toContain("'@sku'")
    expect(optionAt('identifier:\n  from: |', "'@sku'")?.detail).toBe('halo_desk_lamp')
    expect(taken('identifier:\n  from: @s|', "'@sku'")).toBe("identifier:\n  from: '@sku'")
    expect(taken('identifier:\n  from: "@s|"', '"@sku"')).toBe('identifier:\n  from: "@sku"')
    expect(taken("identifier: { from: '|' }", "'@sku'")).toBe("identifier: { from: '@sku' }")
    expect(offered('source:\n  record: |')).toContain('export/item')
  })

  test('with the words of the file that a table translates', () => {
    const table =
      'family:\n  from: group\n  transforms:\n    - lookup:\n        table:\n          |'
    expect(offered(table)).toEqual(expect.arrayContaining(['LAMP', 'TABL']))
    expect(offered('records:\n  keep:\n    field: group\n    is: |')).toContain('LAMP')
  })

  test('keys that have keys of their own go on below', () => {
    expect(taken('ident|', 'identifier')).toBe('identifier:\n  ')
    expect(taken('val|', 'values')).toBe('values:\n  - ')
    expect(taken('values:\n  - attr|', 'attribute')).toBe('values:\n  - attribute: ')
    expect(taken('values:\n  - at|: ean', 'attribute')).toBe('values:\n  - attribute: ean')
  })

  test('never in comments or inside of longer texts', () => {
    expect(offered('# |')).toEqual([])
    expect(offered('version: 1 # fr|\nvalues: []')).toEqual([])
    expect(offered('name: "An even|ing export"')).toEqual([])
    expect(offered('name: An even|ing export')).toEqual([])
  })

  test('whatever is taken anywhere in the guide’s mapping replaces a whole word, and breaks no other line', () => {
    fc.assert(
      fc.property(fc.nat({ max: guide.length }), (at) => {
        const { result } = completionIn(`${guide.slice(0, at)}|${guide.slice(at)}`)
        if (!result) return
        expect(guide.slice(result.from, result.to)).not.toContain('\n')
        for (const { label, apply, type } of result.options.filter((one) => one.type === 'text')) {
          const written = typeof apply === 'string' ? apply : label
          const next = guide.slice(0, result.from) + written + guide.slice(result.to)
          const broken = parseMapping(next).problems.filter(({ message }) =>
            message.startsWith('Not YAML'),
          )
          expect([type, label, broken]).toEqual([type, label, []])
        }
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})
