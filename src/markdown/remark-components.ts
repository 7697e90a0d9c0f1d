import type { Root } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { didYouMean } from '#contract'
import { errorEntries, isErrorId } from '../contract/error-catalogue.ts'
import { report } from './problems.ts'

/** What articles may use; the pages that show them hand these components in. */
const known = [
  'Request',
  'Authenticate',
  'ConnectorBuilder',
  'Connections',
  'DataFlows',
  'ErrorEntry',
  'FileOrApi',
  'Limits',
  'PictureCompleteness',
  'PictureConnections',
  'PictureFlow',
  'PictureMerge',
  'PicturePages',
  'PictureResources',
  'PictureToken',
  'PictureTokenLife',
  'PictureValue',
  'PictureVariants',
  'Practice',
  'Step',
  'Tab',
  'Tabs',
]

/** Articles use the site's components by name: no imports, no others, each on lines of its own. */
export function remarkComponents() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node) => {
      if ((node.type as string) === 'mdxjsEsm') {
        report(
          file,
          node,
          'an article neither imports nor exports',
          `It may use ${known.join(', ')}.`,
        )
      } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
        checkComponent(node, file)
      }
    })
  }
}

function checkComponent(node: MdxJsxFlowElement | MdxJsxTextElement, file: VFile): void {
  const { name } = node
  if (!name || /^[a-z]/.test(name)) return
  if (!known.includes(name)) {
    const guess = didYouMean(name, known)
    report(
      file,
      node,
      `unknown component <${name}>`,
      `${guess ? `${guess} ` : ''}Known: ${known.join(', ')}.`,
    )
  } else if (node.type === 'mdxJsxTextElement') {
    report(
      file,
      node,
      `<${name}> inside a paragraph`,
      'Put it on lines of its own, with empty lines around.',
    )
  } else if (name === 'ErrorEntry') {
    checkErrorEntry(node, file)
  }
}

/** It names one of `content/errors`. */
function checkErrorEntry(node: MdxJsxFlowElement, file: VFile): void {
  const id = node.attributes.find(
    (one) => one.type === 'mdxJsxAttribute' && one.name === 'id',
  )?.value
  if (typeof id === 'string' && isErrorId(id)) return
  const ids = errorEntries.map((entry) => entry.id)
  const guess = typeof id === 'string' ? didYouMean(id, ids) : undefined
  report(file, node, `unknown error ${JSON.stringify(id)}`, guess ?? 'See content/errors.')
}
