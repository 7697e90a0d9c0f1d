import { formatHttp } from '#client'
import { operations } from '#contract'
import { valueToEstree } from 'estree-util-value-to-estree'
import type { Code, Root } from 'mdast'
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { becomeElement, becomeNode } from './become-element.ts'
import { report } from './problems.ts'
import { isSampleFence, planComponent, planFence, SampleError } from './samples/plan.ts'
import type { PlannedSample } from './samples/plan.ts'
import {
  findPlaceholder,
  findPlaceholderHost,
  placeholderHint,
  placeholderMessage,
} from './samples/placeholders.ts'
import { printSample } from './samples/print.ts'
import type { SampleRunner } from './samples/run.ts'
import type { Sample } from './samples/session.ts'
import { factsOf, listSamples } from './vfile-data.ts'

interface Found {
  node: Code | MdxJsxFlowElement
  planned: PlannedSample
}

/**
 * Requests in articles, sent while the page is built; the answer becomes part of the page.
 *
 *     <Request operation="get_products" />  ->  <Request operation="get_products" sample={{ request, answer }} />
 *     ```http run                           ->  the same, in MDX; in Markdown both sides as HTML
 */
export function remarkSamples({ runner, baseUrl }: { runner: SampleRunner; baseUrl: string }) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const found = findSamples(tree, file)
    if (found.length === 0) return
    const isMdx = file.path.endsWith('.mdx')
    const outcomes = await runner.run(
      file.path,
      found.map(({ planned }) => planned),
    )
    listSamples(
      file,
      found.flatMap(({ planned: { title, operation } }, index) => {
        const request = outcomes[index]?.sample?.request
        const name = title ?? (operation && operations[operation].summary)
        return request && name ? [{ title: name, operation, request }] : []
      }),
    )
    for (const [index, each] of found.entries()) {
      const { sample, error } = outcomes[index] ?? {}
      if (error) reportSample(error, each.node, file)
      if (!sample) continue
      reportPlaceholder(sample, each.node, file)
      const line = each.node.position?.start.line ?? 1
      factsOf(file).samples.push({ line, planned: each.planned, sample })
      await show(each, sample, isMdx, baseUrl)
    }
  }
}

function findSamples(tree: Root, file: VFile): Found[] {
  const found: Found[] = []
  visit(tree, (node) => {
    const isFence = node.type === 'code' && isSampleFence(node)
    const isComponent = node.type === 'mdxJsxFlowElement' && node.name === 'Request'
    if (!isFence && !isComponent) return
    try {
      const planned =
        node.type === 'code' ? planFence(node) : planComponent(node as MdxJsxFlowElement)
      found.push({ node: node as Code | MdxJsxFlowElement, planned })
    } catch (error) {
      if (!(error instanceof SampleError)) throw error
      reportSample(error, node as Code | MdxJsxFlowElement, file)
    }
  })
  return found
}

function reportSample(error: SampleError, node: Code | MdxJsxFlowElement, file: VFile): void {
  const start = node.position?.start
  report(file, start && { ...start, line: start.line + error.line }, error.message, error.hint)
}

/** Something in brackets that the build has no value for would be sent as it stands, by readers too. */
function reportPlaceholder({ request }: Sample, node: Found['node'], file: VFile): void {
  const found =
    findPlaceholder(formatHttp({ ...request, url: readable(request.url) })) ??
    findPlaceholderHost(request.url)
  if (found) report(file, node, placeholderMessage(found), placeholderHint)
}

/** What an author wrote into an address stands there encoded. */
function readable(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

async function show(
  { node, planned }: Found,
  sample: Sample,
  isMdx: boolean,
  baseUrl: string,
): Promise<void> {
  if (node.type === 'mdxJsxFlowElement') node.attributes.push(dataAttribute('sample', sample))
  else if (isMdx && planned.operation) becomeRequest(node, planned, sample)
  else becomeElement(node, await printSample(sample, planned.title, baseUrl))
}

/** A fence in MDX is another way to write the component. */
function becomeRequest(node: Code, { operation, title }: PlannedSample, sample: Sample): void {
  becomeNode(node, {
    type: 'mdxJsxFlowElement',
    name: 'Request',
    attributes: Object.entries({ operation, title, sample })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => dataAttribute(name, value)),
    children: [],
  })
}

function dataAttribute(name: string, value: unknown): MdxJsxAttribute {
  const expression = valueToEstree(value)
  return {
    type: 'mdxJsxAttribute',
    name,
    value: {
      type: 'mdxJsxAttributeValueExpression',
      value: JSON.stringify(value),
      data: {
        estree: {
          type: 'Program',
          sourceType: 'module',
          body: [{ type: 'ExpressionStatement', expression }],
        },
      },
    },
  }
}
