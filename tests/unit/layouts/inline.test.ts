import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { layerOrder, rememberedChoices, tabScript } from '../../../src/layouts/inline.ts'

test.each([layerOrder, rememberedChoices, tabScript])(
  'the hash is that of the text',
  ({ text, hash }) => {
    expect(hash).toBe(`sha256-${createHash('sha256').update(text).digest('base64')}`)
  },
)
