import type { Root } from 'hast'
import type { Text } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { defaultHandlers, toMarkdown } from 'mdast-util-to-markdown'
import type { Handle, Options } from 'mdast-util-to-markdown'
import { toMdast } from './to-mdast.ts'
import type { TwinContext } from './to-mdast.ts'

/** The text of a rendered page as plain Markdown, without front matter and title. */
export function twinBody(tree: Root, context: TwinContext): string {
  return toMarkdown({ type: 'root', children: toMdast(tree.children, context) }, options)
}

/** Underscores inside a word are none of Markdown's business: `halo_desk_lamp` stays as it is. */
const text: Handle = (node: Text, parent, state, info) =>
  String(defaultHandlers.text(node, parent, state, info)).replaceAll(
    /(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu,
    '_',
  )

const options: Options = {
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  handlers: { text },
  bullet: '-',
  rule: '-',
  listItemIndent: 'one',
  emphasis: '_',
}
