import * as fc from 'fast-check'
import type { Nodes, Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { remarkBlockSyntax } from '../../../src/markdown/block-syntax.ts'
import { problemsOf } from '../../../src/markdown/problems.ts'
import { remarkBlocks } from '../../../src/markdown/remark-blocks.ts'

const processor = unified().use(remarkParse).use(remarkBlockSyntax).use(remarkBlocks)

async function gather(text: string): Promise<{ tree: Root; problems: string[] }> {
  const file = new VFile({ value: text, path: 'a.md' })
  const tree = (await processor.run(processor.parse(file), file)) as Root
  return { tree, problems: problemsOf(file).map(({ line, message }) => `${line} ${message}`) }
}

/** A tree of blocks as text, and how deep it goes. */
interface Written {
  text: string
  depth: number
}

const words = fc.constantFrom(
  'Words.',
  '- one\n- two',
  '> quote',
  '# Heading',
  '```\n:::\n```',
  'a\nb',
)

/** Blocks within blocks, each fence longer than those inside, as authors are told to write. */
const blocks = fc.letrec<{ block: Written; piece: Written }>((tie) => ({
  piece: fc.oneof(
    { depthSize: 'small' },
    words.map((text) => ({ text, depth: 0 })),
    tie('block'),
  ),
  block: fc
    .tuple(
      fc.constantFrom('info', 'tips', 'warning', 'danger', 'success', 'ee', 'more'),
      fc.array(tie('piece'), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([name, pieces, space, air]) => {
      const depth = 1 + Math.max(...pieces.map((piece) => piece.depth))
      const fence = ':'.repeat(2 + depth)
      const inside = pieces.map(({ text }) => text).join('\n\n')
      const text = `${fence}${space ? ' ' : ''}${name}\n${inside}\n${air ? '\n' : ''}${fence}`
      return { text, depth }
    }),
})).block

describe('blocks', () => {
  test('nest as deep as they are written', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, async ({ text, depth }) => {
        const { tree, problems } = await gather(text)
        expect(problems).toEqual([])
        expect(tree.children).toHaveLength(1)
        expect(depthOf(tree)).toBe(depth)
        visit(tree, 'blockFence', () => expect.unreachable('a fence was left'))
      }),
    )
  })

  test('of one length close the innermost', async () => {
    const { tree, problems } = await gather('::: info\n::: tips\nx\n:::\n:::')
    expect(problems).toEqual([])
    expect(depthOf(tree)).toBe(2)
  })

  test('never throw, whatever is written', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        ':::',
        '::::',
        '::: info',
        ':::tips',
        ':::: more',
        '::: nope',
        '::: panel-link',
      ),
      fc.constantFrom('', '- a', '  :::', '> ::: info', '> :::', '    :::', '```', '1. x', '| a |'),
      fc.string(),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const { tree, problems } = await gather(lines.join('\n'))
        expect(tree.type).toBe('root')
        for (const problem of problems) expect(Number.parseInt(problem, 10)).toBeGreaterThan(0)
        visit(tree, 'blockFence', () => expect.unreachable('a fence was left'))
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['mid-line', 'a ::: info'],
    ['two colons', ':: info'],
    ['a smiley', ':::)'],
    ['in code', '    ::: info'],
  ])('are not opened by colons %s', async (_, text) => {
    const { tree, problems } = await gather(text)
    expect(problems).toEqual([])
    expect(depthOf(tree)).toBe(0)
  })
})

function depthOf(node: Nodes): number {
  const inside = 'children' in node ? Math.max(0, ...node.children.map(depthOf)) : 0
  const name = node.type === 'block' && node.data?.hName
  return inside + (name === 'aside' || name === 'details' ? 1 : 0)
}
