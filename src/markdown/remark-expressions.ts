import type { Program } from 'estree'
import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report } from './problems.ts'
import { NotStaticError, staticValue } from './samples/static-value.ts'

/** Braces in the text of MDX, as far as this looks at them. */
interface Expression {
  type: 'mdxTextExpression' | 'mdxFlowExpression'
  value: string
  data?: { estree?: Program | null }
  position?: { start: { line: number; column: number } }
}

/** In MDX, braces hold a comment or a value that is written out; a name would fail when the page is shown. */
export function remarkExpressions() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node) => {
      const expression = node as unknown as Expression
      if (!/^mdx(Text|Flow)Expression$/.test(expression.type) || isWrittenOut(expression)) return
      report(
        file,
        node,
        `"{${expression.value}}" is not written out`,
        'MDX reads braces as code: write \\{ for a brace, or put the words into `code`.',
      )
    })
  }
}

function isWrittenOut({ data }: Expression): boolean {
  const program = data?.estree
  if (!program || program.body.length === 0) return true
  try {
    staticValue(program)
    return true
  } catch (error) {
    if (!(error instanceof NotStaticError)) throw error
    return false
  }
}
