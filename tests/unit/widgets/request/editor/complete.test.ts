import { CompletionContext } from '@codemirror/autocomplete'
import { EditorState } from '@codemirror/state'
import { describe, expect, test } from 'vitest'
import { mediaTypes, type OperationId } from '#contract'
import { document } from '../../../../../src/contract/document.ts'
import { pieceOf } from '../../../../../src/contract/piece.ts'
import { createCompletion } from '../../../../../src/widgets/request/editor/complete.ts'

const own = {
  of: async (kind: string) =>
    kind === 'family'
      ? [{ value: 'lamps', label: 'Lamps' }]
      : kind === 'attribute'
        ? [{ value: 'color' }]
        : [],
  optionsOf: async (attribute: string) => [{ value: `${attribute}_red` }],
}

/** What is offered where `|` stands, by its label. */
async function offered(id: OperationId, marked: string, isLines = false): Promise<string[]> {
  const { bodies, schemas } = pieceOf(document, id)
  const type = isLines ? mediaTypes.collection : mediaTypes.json
  const body = bodies.find(({ mediaType }) => mediaType === type)
  const at = marked.indexOf('|')
  const state = EditorState.create({ doc: marked.replace('|', '') })
  const complete = createCompletion(body, schemas, isLines, own)
  const result = await complete(new CompletionContext(state, at, true))
  return result?.options.map(({ label }) => label) ?? []
}

describe('the editor offers', () => {
  test('the fields of the contract', async () => {
    const fields = await offered('patch_products__code_', '{"|"}')
    expect(fields).toEqual(
      expect.arrayContaining(['"family"', '"categories"', '"enabled"', '"values"']),
    )
  })

  test('what a field may hold', async () => {
    expect(await offered('patch_products__code_', '{"enabled": |}')).toEqual(
      expect.arrayContaining(['true', 'false']),
    )
  })

  test('codes of the own sandbox', async () => {
    expect(await offered('patch_products__code_', '{"family": "|"}')).toContain('"lamps"')
    expect(await offered('patch_products__code_', '{"values": {"|"}}')).toContain('"color"')
    expect(
      await offered('patch_products__code_', '{"values": {"color": [{"data": "|"}]}}'),
    ).toContain('"color_red"')
  })

  test('the same in each line of a batch', async () => {
    const body = '{"identifier":"a"}\n{"identifier":"b","family":"|"}'
    expect(await offered('patch_products', body, true)).toContain('"lamps"')
  })

  test('nothing behind the end of a body', async () => {
    expect(await offered('patch_products__code_', '{"a": 1} |')).toEqual([])
  })
})
