import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { createHighlighter } from 'shiki'
import type { BundledLanguage, ThemedToken } from 'shiki'
import { grammarOf } from './languages.ts'
import { classOfColor, classTheme } from './theme.ts'

/**
 * Code as `<pre><code>` with a class for each kind of token and no `style` attribute, which the
 * content security policy would refuse. Nothing of the text changes.
 *
 * @param language as authors write it; what nobody knows stays plain
 */
export async function highlight(code: string, language: string): Promise<Element> {
  const grammar = grammarOf(language) ?? 'none'
  const children = grammar === 'none' ? [text(code)] : await colour(code, grammar)
  return h('pre', { tabIndex: 0 }, [h('code', children)])
}

async function colour(code: string, grammar: string): Promise<ElementContent[]> {
  const lang = grammar as BundledLanguage
  const known = await highlighter()
  if (!known.getLoadedLanguages().includes(lang)) await known.loadLanguage(lang)
  const { tokens } = known.codeToTokens(code, {
    lang,
    theme: classTheme.name ?? '',
    // By default a busy machine leaves the rest of a line without colours.
    tokenizeTimeLimit: 0,
  })
  const nodes: ElementContent[] = []
  for (const [index, line] of tokens.entries()) {
    if (index > 0) nodes.push(text('\n'))
    nodes.push(...mergeNeighbours(line).map(tokenNode))
  }
  return nodes
}

type Token = Pick<ThemedToken, 'content' | 'color'>

/** Fewer elements: tokens of one kind side by side become one. */
function mergeNeighbours(line: readonly Token[]): Token[] {
  const merged: Token[] = []
  for (const { content, color } of line) {
    const last = merged.at(-1)
    if (last && (last.color === color || !content.trim())) last.content += content
    else merged.push({ content, ...(color ? { color } : {}) })
  }
  return merged
}

function tokenNode({ content, color }: Token): ElementContent {
  const name = classOfColor(color)
  return name ? h('span', { className: [name] }, content) : text(content)
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}

let created: ReturnType<typeof createHighlighter> | undefined

/** One for all pages; a grammar is read when the first fence needs it. */
function highlighter(): ReturnType<typeof createHighlighter> {
  return (created ??= createHighlighter({ themes: [classTheme], langs: [] }))
}
