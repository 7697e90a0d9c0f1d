import { createMarkdownProcessor } from '@astrojs/markdown-remark'

const processor = await createMarkdownProcessor({ syntaxHighlight: false })

/** A description of the contract, which is Markdown, as HTML. */
export async function markdownToHtml(text: string): Promise<string> {
  return (await processor.render(text)).code
}
