import type { Parent, Root, RootContent } from 'mdast'
import type { VFile } from 'vfile'
import type { BlockFence } from './block-syntax.ts'
import { renderBlock } from './blocks.ts'
import { report } from './problems.ts'

/** A block while it is being gathered: its opening fence and what came after it so far. */
interface OpenBlock {
  fence: BlockFence
  children: RootContent[]
}

/**
 * Puts what stands between two fences into one block.
 *
 *     ::: warning            <aside class="callout" data-kind="warning">
 *     Hands off!       ->      <p class="callout-title">Warning</p><p>Hands off!</p>
 *     :::                    </aside>
 */
export function remarkBlocks() {
  return (tree: Root, file: VFile): void => gatherBlocks(tree, file)
}

function gatherBlocks(parent: Parent, file: VFile): void {
  const result: RootContent[] = []
  const open: OpenBlock[] = []
  const place = (...nodes: RootContent[]) => (open.at(-1)?.children ?? result).push(...nodes)

  for (const node of parent.children) {
    if (node.type !== 'blockFence') {
      if ('children' in node) gatherBlocks(node, file)
      place(node)
    } else if (node.name) {
      open.push({ fence: node, children: [] })
    } else {
      closeBlock(node, open, place, file)
    }
  }
  while (open.length > 0) place(...giveUp(open.pop() as OpenBlock, file))
  parent.children = foldAfterMore(result)
}

/**
 * A fence closes the innermost block of its own length; failing that, the innermost shorter one.
 * Whatever is still open inside that block was forgotten.
 */
function closeBlock(
  fence: BlockFence,
  open: OpenBlock[],
  place: (...nodes: RootContent[]) => void,
  file: VFile,
): void {
  const same = open.findLastIndex((block) => block.fence.colons === fence.colons)
  const index = same >= 0 ? same : open.findLastIndex((block) => block.fence.colons < fence.colons)
  if (index < 0) {
    const hint = open.length
      ? `The block that is open here began with ${':'.repeat(open.at(-1)?.fence.colons ?? 3)} and is closed by as many.`
      : 'A block opens with its name, such as ::: tips, in the same list item or quote as its end.'
    report(file, fence, `"${':'.repeat(fence.colons)}" closes nothing`, hint)
    return
  }
  while (open.length > index + 1) place(...giveUp(open.pop() as OpenBlock, file))
  const block = open.pop() as OpenBlock
  place(...renderBlock(block.fence, block.children, file))
}

function giveUp({ fence, children }: OpenBlock, file: VFile): RootContent[] {
  const colons = ':'.repeat(fence.colons)
  report(
    file,
    fence,
    `"${colons} ${fence.name}" is never closed`,
    `End it with a line that is just ${colons}, indented like the line that opens it.`,
  )
  return children
}

/** An empty `more` block folds what comes after it, up to the next heading. */
function foldAfterMore(children: RootContent[]): RootContent[] {
  const index = children.findIndex((node) => node.type === 'block' && node.foldsRest)
  const fold = children[index]
  if (fold?.type !== 'block') return children
  const rest = children.slice(index + 1)
  const end = rest.findIndex((node) => node.type === 'heading')
  const folded = end < 0 ? rest : rest.slice(0, end)
  const after = end < 0 ? [] : rest.slice(end)
  fold.foldsRest = false
  fold.children.push(...(folded as typeof fold.children))
  return [...children.slice(0, index + 1), ...foldAfterMore(after)]
}
