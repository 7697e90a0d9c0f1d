import { assert, asyncProperty, string, uint8Array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeOperation, toRequest } from '#client'
import { operations } from '#contract'
import { draftOf, settle } from '../../../../src/widgets/request/draft.ts'
import { filePartsOf, withFiles, withOwnFile } from '../../../../src/widgets/request/own-files.ts'

const base = 'http://pim.test'
const place = { identifier: 'halo', attribute: 'manual', locale: null, scope: null }
const original = draftOf(
  describeOperation(
    operations.post_media_files,
    {
      parts: {
        product: place,
        file: { fileName: 'halo.pdf', type: 'application/pdf', text: '%PDF' },
      },
    },
    { baseUrl: base, authorization: 'Bearer a' },
  ),
  base,
)

async function travels(draft: typeof original): Promise<FormData> {
  const settled = settle(draft, base)
  if (settled.kind === 'unclear') throw new Error(settled.message)
  return toRequest(withFiles(settled.request, draft.files)).formData()
}

describe('a file of the reader', () => {
  test('travels byte by byte under its own name, beside the other parts', async () => {
    await assert(
      asyncProperty(
        uint8Array(),
        string({ unit: 'grapheme', minLength: 1 }).filter((name) => name.isWellFormed()),
        async (bytes, name) => {
          const draft = withOwnFile(original, 'file', new File([bytes], name))
          const form = await travels(draft)
          expect(JSON.parse(String(form.get('product')))).toEqual(place)
          const sent = form.get('file') as File
          expect(new Uint8Array(await sent.arrayBuffer())).toEqual(bytes)
        },
      ),
    )
  })

  test('keeps its name and type', async () => {
    const photo = new File([new Uint8Array([137, 80, 0, 255])], 'a "b" é.png', {
      type: 'image/png',
    })
    const sent = (await travels(withOwnFile(original, 'file', photo))).get('file') as File
    expect([sent.name, sent.type, sent.size]).toEqual(['a "b" é.png', 'image/png', 4])
  })

  test('is asked for once more where a request only names it', () => {
    const { files: _, ...restored } = withOwnFile(original, 'file', new File(['x'], 'halo.png'))
    expect(filePartsOf(restored)).toMatchObject([{ fileName: 'halo.png', path: 'halo.png' }])
    expect(settle(restored, base)).toEqual({
      kind: 'unclear',
      message: 'Choose halo.png below: a request keeps the name of a file, not the file.',
    })
  })
})
