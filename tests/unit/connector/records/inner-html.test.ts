import { type Mapping, createApply } from '#connector'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAll } from '../../../support/records.ts'
import { testStructure } from '../../../support/structure.ts'

const mapping: Mapping = {
  version: 1,
  identifier: { value: 'lamp' },
  values: [{ attribute: 'description', locale: 'en_US', scope: 'print', from: 'text', as: 'html' }],
}

async function htmlOf(xml: string): Promise<unknown> {
  const file = `<list><item><text>${xml}</text></item></list>`
  const { records } = await readAll(file, { record: 'list/item' })
  const applied = createApply(mapping, testStructure)(records[0]!)
  return applied.kind === 'product'
    ? applied.product.line.values?.['description']?.[0]?.data
    : applied
}

/** Markup as a careful sender writes it: tags closed, signs escaped, no two texts side by side. */
const { markup } = fc.letrec<{ markup: string; element: string }>((tie) => ({
  markup: fc
    .tuple(fc.array(fc.tuple(words(), tie('element')), { minLength: 1, maxLength: 3 }), words())
    .map(([parts, last]) => parts.flat().join('') + last),
  element: fc.oneof(
    { maxDepth: 3 },
    fc.constant('<br>'),
    fc
      .tuple(fc.constantFrom('p', 'b', 'li'), words())
      .map(([tag, text]) => `<${tag}>${text}</${tag}>`),
    fc
      .tuple(fc.constantFrom('p', 'ul'), tie('markup'))
      .map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
  ),
}))

function words() {
  return fc.constantFrom('', 'Warm', ' light ', 'größer', '1 &lt; 2', 'a &amp; b')
}

test('whatever tags and texts follow each other, they come out in their order', async () => {
  await fc.assert(
    fc.asyncProperty(markup, async (html) => {
      expect(await htmlOf(html.replaceAll('<br>', '<br/>'))).toBe(html)
    }),
  )
})
