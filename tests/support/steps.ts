import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Check } from '#contract'

/** A step as an article has it. */
export interface WrittenStep {
  /** The page's place below `content`, without its ending. */
  page: string
  id: string
  title: string
  check: Check
}

/** Every step of every article, in the order of the pages' names. */
export function writtenSteps(): WrittenStep[] {
  const content = resolve('content')
  return readdirSync(content, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.mdx'))
    .toSorted()
    .flatMap((path) =>
      stepsIn(readFileSync(resolve(content, path), 'utf8')).map((step) => ({
        ...step,
        page: path.replace(/\.mdx$/, ''),
      })),
    )
}

function stepsIn(text: string): Omit<WrittenStep, 'page'>[] {
  const found = text.matchAll(/<Step\s+id="([^"]+)"\s+title="([^"]+)"\s+check=\{([^]+?)\}\s*>/g)
  const steps = [...found].map(([, id = '', title = '', check = '']) => ({
    id,
    title,
    check: readLiteral(check),
  }))
  if (steps.length !== text.split('<Step').length - 1) throw new Error('A step cannot be read')
  return steps
}

/** Our own articles' words for data are JavaScript's; the build checks that they are nothing else. */
function readLiteral(text: string): Check {
  // oxlint-disable-next-line no-new-func -- see above
  return new Function(`return (${text})`)() as Check
}
