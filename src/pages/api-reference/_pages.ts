import { anchor, resourceAddress, type Operation } from '#contract'
import { describe, resources, type Resource } from '../../components/reference/contract.ts'
import { plainText } from '../../components/reference/markdown.ts'

interface Common {
  /** The end of its address, without `.html`. */
  slug: string
  title: string
  description: string
  href: string
  breadcrumbs: { label: string; href: string }[]
  previous: Neighbour | undefined
  next: Neighbour | undefined
}

interface Neighbour {
  title: string
  href: string
}

/** A page of the reference that is made from the contract. */
export type ReferencePage =
  | (Common & { kind: 'resource'; resource: Resource })
  | (Common & { kind: 'operation'; operation: Operation })

/** Each resource and behind it its operations, in the order of the index. */
export function referencePages(): ReferencePage[] {
  const pages = resources().flatMap((resource) => [
    pageOfResource(resource),
    ...resource.operations.map(pageOfOperation),
  ])
  return pages.map((page, at) => ({
    ...page,
    previous: neighbour(pages[at - 1]),
    next: neighbour(pages[at + 1]),
  }))
}

const start = { label: 'All operations', href: '/api-reference-index.html' }

function pageOfResource(resource: Resource): ReferencePage {
  const { name, slug, description } = resource
  return {
    kind: 'resource',
    resource,
    slug,
    title: `${name} in the API`,
    description: `${description} What is in them, and every call that reads or writes them.`,
    href: resourceAddress(name),
    breadcrumbs: [start],
    previous: undefined,
    next: undefined,
  }
}

function pageOfOperation(operation: Operation): ReferencePage {
  const { id, method, path, summary, tag } = operation
  return {
    kind: 'operation',
    operation,
    slug: id,
    title: `${summary}: ${method} ${path}`,
    description: `${firstSentence(describe(id).text)} ${method} ${path}.`,
    href: anchor(id),
    breadcrumbs: [start, { label: tag, href: resourceAddress(tag) }],
    previous: undefined,
    next: undefined,
  }
}

function neighbour(page: ReferencePage | undefined): Neighbour | undefined {
  if (!page) return undefined
  const title = page.kind === 'operation' ? page.operation.summary : page.resource.name
  return { title, href: page.href }
}

function firstSentence(markdown: string): string {
  const text = plainText(markdown)
  return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text
}
