import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Code, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { didYouMean } from '#contract'
import { becomeElement } from './become-element.ts'
import { report } from './problems.ts'
import { isSampleFence } from './samples/plan.ts'
import { highlight } from './shiki/highlight.ts'
import { grammarOf, languageNames } from './shiki/languages.ts'
import { type CodeFence, factsOf } from './vfile-data.ts'

/**
 * Code fences, coloured at build time; what follows the language is the title.
 *
 *     ```bash In your terminal   ->  <figure class="code-block" data-language="bash">
 *     curl ...                         <figcaption class="code-title">In your terminal</figcaption>
 *     ```                              <pre tabindex="0"><code>...</code></pre></figure>
 */
export function remarkCode() {
  return async (tree: Root, file: VFile): Promise<void> => {
    const fences: Code[] = []
    visit(tree, 'code', (node) => void (isSampleFence(node) || fences.push(node)))
    factsOf(file).code.push(...fences.map(describeFence))
    await Promise.all(fences.map((fence) => renderFence(fence, file)))
  }
}

function describeFence({ lang, value, position }: Code): CodeFence {
  return { line: position?.start.line ?? 1, language: lang?.toLowerCase() ?? '', value }
}

async function codeBlock(code: string, written: string, title?: string): Promise<Element> {
  const language = written.toLowerCase()
  return h('figure', { className: ['code-block'], dataLanguage: language }, [
    ...(title ? [h('figcaption', { className: ['code-title'] }, title)] : []),
    await highlight(code, language),
  ])
}

async function renderFence(fence: Code, file: VFile): Promise<void> {
  const written = fence.lang ?? 'none'
  const grammar = grammarOf(written)
  if (!grammar) reportLanguage(written, fence, file)
  const title = titleOf(fence.meta ?? '')
  becomeElement(fence, await codeBlock(fence.value, written, title))
}

function reportLanguage(written: string, fence: Code, file: VFile): void {
  const guess = didYouMean(written.toLowerCase(), languageNames())
  report(
    file,
    fence,
    `unknown language "${written}"`,
    `${guess ? `${guess} ` : ''}Write "text" for what has no colours.`,
  )
}

/** `title="Two words"` or just the words; `{1,3}` and `{.class}` are for other highlighters. */
function titleOf(meta: string): string | undefined {
  const words = meta.replaceAll(/\{[^}]*\}/g, '').trim()
  return /title="([^"]*)"/.exec(words)?.[1] ?? (words || undefined)
}
