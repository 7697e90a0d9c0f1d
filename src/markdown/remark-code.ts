import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Code, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { becomeElement } from './become-element.ts'
import { didYouMean } from './closest.ts'
import { report } from './problems.ts'
import { isSampleFence } from './samples/plan.ts'
import { highlight } from './shiki/highlight.ts'
import { languages } from './shiki/languages.ts'

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
    await Promise.all(fences.map((fence) => renderFence(fence, file)))
  }
}

async function codeBlock(code: string, language: string, title?: string): Promise<Element> {
  return h('figure', { className: ['code-block'], dataLanguage: language }, [
    ...(title ? [h('figcaption', { className: ['code-title'] }, title)] : []),
    await highlight(code, language),
  ])
}

async function renderFence(fence: Code, file: VFile): Promise<void> {
  const written = fence.lang ?? 'none'
  const language = languages[written.toLowerCase()]
  if (!language) {
    const known = Object.keys(languages)
    report(
      file,
      fence,
      `unknown language "${written}"`,
      `${didYouMean(written, known) ?? ''} Known: ${known.join(', ')}.`.trim(),
    )
  }
  becomeElement(fence, await codeBlock(fence.value, written.toLowerCase(), titleOf(fence.meta)))
}

/** `title="Two words"` or just the words. */
function titleOf(meta: string | null | undefined): string | undefined {
  return /^title="([^"]*)"$/.exec(meta?.trim() ?? '')?.[1] ?? (meta?.trim() || undefined)
}
