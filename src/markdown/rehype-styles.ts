import { createHash } from 'node:crypto'
import type { Root } from 'hast'
import type { VFile } from 'vfile'
import { isJsx, visitTags } from './elements.ts'
import { report } from './problems.ts'
import { factsOf } from './vfile-data.ts'

/**
 * The content security policy refuses `style` attributes. Those of articles become a class, whose
 * rule `article-styles.ts` puts into a style sheet, so that the article looks as it was written.
 *
 *     <img style="max-width: 700px">  ->  <img class="s-1f0c9a7b">
 */
export function rehypeStyles() {
  return (tree: Root, file: VFile): void => {
    visitTags(tree, (tag) => {
      const style = tag.get('style')?.trim().replace(/;$/, '')
      if (isJsx(tag.node) && tag.node.attributes.some(isStyleExpression)) {
        report(file, tag.node, `style={...} on <${tag.name}>`, 'Write it as text: style="..."')
      }
      if (style === undefined) return
      tag.remove('style')
      if (!style) return
      if (unsafe.test(style)) {
        report(
          file,
          tag.node,
          `style="${style}" loads something or leaves its rule`,
          'Use declarations without url(), @, braces and backslashes.',
        )
        return
      }
      const name = `s-${createHash('sha256').update(style).digest('hex').slice(0, 8)}`
      tag.addClass(name)
      factsOf(file).styles.set(name, style)
    })
  }
}

/** The style sheet for the classes above. */
export function styleSheet(styles: ReadonlyMap<string, string>): string {
  return [...styles]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, style]) => `.${name} { ${style} }\n`)
    .join('')
}

const unsafe = /url\s*\(|image-set|[@{}<>\\]|\/\*/i

function isStyleExpression(attribute: { type: string; name?: string; value?: unknown }): boolean {
  return attribute.name === 'style' && typeof attribute.value === 'object'
}
