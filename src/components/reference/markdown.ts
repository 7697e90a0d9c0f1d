import { createMarkdownProcessor } from '@astrojs/markdown-remark'

const processor = await createMarkdownProcessor({ syntaxHighlight: false })
const known = new Map<string, Promise<string>>()

/** A description of the contract, which is Markdown, as HTML. The same words stand on many pages. */
export function markdownToHtml(text: string): Promise<string> {
  const html = known.get(text) ?? processor.render(text).then(({ code }) => code)
  known.set(text, html)
  return html
}

/** A description as one line of plain words. */
export function plainText(text: string): string {
  return text
    .replaceAll(/[`*]|\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
