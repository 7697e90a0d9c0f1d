import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Attribute, Family } from '#contract'
import {
  type FamilyContext,
  applyFamily,
} from '../../../../../src/sandbox/resources/families/rules.ts'
import { fitVariant } from '../../../../../src/sandbox/resources/families/variants.ts'

const texts = ['sku', 'name', 'short', 'note', 'motto']
const channels = ['shop', 'print', 'mobile']

const context: FamilyContext = {
  attribute: (code) =>
    texts.includes(code) ? ({ code, type: 'pim_catalog_text' } as Attribute) : undefined,
  identifier: 'sku',
  channel: (code) => (channels.includes(code) ? { code } : undefined),
  channels,
  isKnownLocale: () => true,
  variants: [],
}

const codes = fc.array(fc.constantFrom(...texts))
const requirements = fc.dictionary(fc.constantFrom(...channels), codes)
/** Bodies that break no rule: what a channel requires is in the family. */
const bodies = fc
  .record({ attributes: codes, requirements })
  .map(({ attributes, requirements: required }) => ({
    attributes: [...attributes, ...Object.values(required).flat()],
    attribute_requirements: required,
  }))
const patch = (before: Family | undefined, body: object) =>
  applyFamily({ before, body: { code: 'lamps', ...body }, isTaken: false }, context)

describe('whatever is sent, a family', () => {
  test('has and requires the identifier, and requires nothing else than it has', () => {
    fc.assert(
      fc.property(fc.array(bodies, { minLength: 1 }), (patches) => {
        let family: Family | undefined
        for (const body of patches) family = patch(family, body)
        expect(Object.keys(family?.attribute_requirements ?? {})).toEqual(channels)
        for (const required of Object.values(family?.attribute_requirements ?? {})) {
          expect(required).toContain('sku')
          expect(family?.attributes).toEqual(expect.arrayContaining(required))
          expect(required).toEqual([...new Set(required)].sort())
        }
        expect(family?.attributes).toEqual([...new Set(family?.attributes)].sort())
      }),
    )
  })

  test('is the same after the same body once more', () => {
    fc.assert(
      fc.property(bodies, bodies, (first, second) => {
        const once = patch(patch(undefined, first), second)
        expect(patch(once, second)).toEqual(once)
      }),
    )
  })

  test('is the same after its own body', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const family = patch(undefined, body)
        expect(patch(family, family)).toEqual(family)
      }),
    )
  })

  test('takes channels in two bodies as it takes them in one', () => {
    fc.assert(
      fc.property(codes, codes, (shop, print) => {
        const all = patch(undefined, { attributes: texts })
        const apart = patch(patch(all, { attribute_requirements: { shop } }), {
          attribute_requirements: { print },
        })
        expect(apart).toEqual(patch(all, { attribute_requirements: { print, shop } }))
      }),
    )
  })
})

describe('a variant of a family that changes', () => {
  const variant = {
    code: 'by_size',
    labels: {},
    variant_attribute_sets: [
      { level: 1, axes: ['color'], attributes: ['color', 'name'] },
      { level: 2, axes: ['size'], attributes: ['size', 'sku'] },
    ],
  }

  test('stays as it is when the family has all it needs', () => {
    expect(fitVariant(variant, ['color', 'name', 'size', 'sku', 'more'], ['sku'])).toBe(variant)
  })

  test('loses what the family lost, and gets what is unique on its last level', () => {
    const { variant_attribute_sets: sets } = fitVariant(
      variant,
      ['color', 'ean', 'size', 'sku'],
      ['ean', 'sku'],
    )
    expect(sets).toEqual([
      { level: 1, axes: ['color'], attributes: ['color'] },
      { level: 2, axes: ['size'], attributes: ['size', 'sku', 'ean'] },
    ])
  })
})
