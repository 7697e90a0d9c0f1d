import type { Program } from 'estree'
import type { Root } from 'mdast'
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { z } from 'astro/zod'
import { didYouMean } from '#contract'
import { report } from './problems.ts'
import { NotStaticError, staticValue } from './samples/static-value.ts'
import { checkSchema } from './step-schema.ts'

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/
const attributes = {
  id: z.string().regex(slug, 'is no id. Write small letters, digits and dashes.'),
  title: z.string().min(1, 'is empty.'),
  check: checkSchema,
}
const known = Object.keys(attributes)

/**
 * Steps that check themselves. What they want has to be written in words that the page understands, and
 * each is told which one comes before it.
 *
 *     <Step id="ask" title="Ask" check={{ token: {} }}>  ->  … previous="the-step-before">
 */
export function remarkSteps() {
  return (tree: Root, file: VFile): void => {
    const ids: string[] = []
    visit(tree, 'mdxJsxFlowElement', (node: MdxJsxFlowElement) => {
      if (node.name !== 'Step') return
      const tell = (message: string, hint?: string) => report(file, node, message, hint)
      const id = readStep(node, tell)
      if (id === undefined) return
      if (ids.includes(id)) tell(`two steps have the id "${id}"`, 'Progress is kept by it.')
      const previous = ids.at(-1)
      if (previous !== undefined) {
        node.attributes.push({ type: 'mdxJsxAttribute', name: 'previous', value: previous })
      }
      ids.push(id)
    })
  }
}

type Tell = (message: string, hint?: string) => void

/** Checks every attribute; the id, if there is one. */
function readStep(node: MdxJsxFlowElement, tell: Tell): string | undefined {
  const given = new Map<string, unknown>()
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') tell('<Step {...}>: write the attributes one by one')
    else if (!known.includes(attribute.name)) {
      const guess = didYouMean(attribute.name, known)
      tell(
        `a step has no "${attribute.name}"`,
        `${guess ? `${guess} ` : ''}Known: ${known.join(', ')}.`,
      )
    } else readValue(attribute, given, tell)
  }
  for (const [name, schema] of Object.entries(attributes)) ensureFits(name, schema, given, tell)
  if (node.children.length === 0) tell('<Step> without words', 'Say what the reader is to do.')
  const id = given.get('id')
  return typeof id === 'string' ? id : undefined
}

function readValue({ name, value }: MdxJsxAttribute, given: Map<string, unknown>, tell: Tell) {
  try {
    const isPlain = typeof value === 'string' || !value
    given.set(name, isPlain ? value : staticValue(value.data?.estree as Program))
  } catch (error) {
    if (!(error instanceof NotStaticError)) throw error
    tell(`${name}={…} ${error.message}`, 'A step is plain data.')
  }
}

function ensureFits(name: string, schema: z.ZodType, given: Map<string, unknown>, tell: Tell) {
  if (!given.has(name)) return tell(`<Step> without ${name}`)
  const { error } = schema.safeParse(given.get(name))
  for (const { path, message } of error?.issues ?? []) {
    tell(`<Step> ${[name, ...path].join('.')}: ${message}`)
  }
}
