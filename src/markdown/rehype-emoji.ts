import { gemoji, nameToEmoji } from 'gemoji'
import type { ElementContent, Root, Text } from 'hast'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { didYouMean } from '#contract'
import { isElement } from './elements.ts'
import { report } from './problems.ts'

/**
 * Short codes become the emoji, with its name for those who do not see it.
 *
 *     Well done :tada:  ->  Well done <span role="img" aria-label="party popper">🎉</span>
 *
 * A code stands by itself: `10:30:45`, `urn:isbn:1` and smileys are text, and so is everything in code.
 */
export function rehypeEmoji() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node, index, parent) => {
      if (isElement(node, 'code', 'pre', 'script', 'style')) return SKIP
      if (node.type !== 'text' || index === undefined || !parent) return
      const parts = replaceCodes(node, file)
      parent.children.splice(index, 1, ...parts)
      return [SKIP, index + parts.length]
    })
  }
}

/** The same in plain text, such as a title: codes that are known become the emoji. */
export function emojify(text: string): string {
  return text
    .split(code)
    .map((part) => emojiOf(part) ?? part)
    .join('')
}

const code = /(?<![\p{L}\p{N}:])(:[a-z0-9_+-]+:)(?![\p{L}\p{N}:])/u
const emojis = new Map(Object.entries(nameToEmoji))
const names = new Map(gemoji.map(({ emoji, description }) => [emoji, description]))

/** The emoji of `:tada:`; nothing for any other text. */
function emojiOf(part: string): string | undefined {
  return code.test(part) ? emojis.get(part.slice(1, -1)) : undefined
}

function replaceCodes(node: Text, file: VFile): ElementContent[] {
  return node.value.split(code).flatMap((part): ElementContent[] => {
    if (!part) return []
    if (!code.test(part)) return [{ ...node, value: part }]
    const emoji = emojiOf(part)
    if (emoji) return [h('span', { role: 'img', ariaLabel: names.get(emoji) ?? part }, emoji)]
    if (/[a-z]/.test(part)) reportUnknown(part, node, file)
    return [{ ...node, value: part }]
  })
}

function reportUnknown(part: string, node: Text, file: VFile): void {
  const before = node.value.slice(0, node.value.indexOf(part)).split('\n').length - 1
  const start = node.position?.start
  report(
    file,
    start && { line: start.line + before, column: 1 },
    `unknown emoji "${part}"`,
    didYouMean(part.slice(1, -1), emojis.keys()) ??
      `If it is not meant to be one, write \`${part}\` as code.`,
  )
}
