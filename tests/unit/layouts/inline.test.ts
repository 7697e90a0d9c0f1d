import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { layerOrder, rememberedTheme } from '../../../src/layouts/inline.ts'

test.each([layerOrder, rememberedTheme])('the hash is that of the text', ({ text, hash }) => {
  expect(hash).toBe(`sha256-${createHash('sha256').update(text).digest('base64')}`)
})
