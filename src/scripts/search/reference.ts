import { anchor, type Operation, operations } from '#contract'
import { plain, type Signpost } from '#search'
import { document } from '../../contract/document.ts'
import { schemaAddress } from '../../contract/schema-places.ts'

/** A place of the reference, with the text that its signpost leads to. */
export interface ReferencePlace {
  signpost: Signpost
  content: string
}

/**
 * What the reference has a place for: operations, answers that many of them share, and objects.
 *
 * @param pageAt The built page at an address; a place that it does not have is left out.
 */
export function referencePlaces(pageAt: (path: string) => string | undefined): ReferencePlace[] {
  return [
    ...Object.values<Operation>(operations).map(ofOperation),
    ...Object.entries(document.components?.responses ?? {}).map(ofAnswer),
    ...Object.entries(document.components?.schemas ?? {}).map(ofObject),
  ].filter(({ signpost }) => {
    const [path = '', id] = signpost.url.split('#')
    const html = pageAt(path)
    return html !== undefined && (id === undefined || html.includes(`id="${id}"`))
  })
}

function ofOperation({ id, method, path, summary, tag }: Operation): ReferencePlace {
  const paths = document.paths as Record<string, Record<string, Described>>
  const described = paths[path]?.[method.toLowerCase()] ?? {}
  return {
    signpost: {
      url: anchor(id),
      title: summary,
      kind: 'reference',
      text: firstSentence(described.description),
      keywords: [tag],
      operation: { id, method, path },
    },
    content: [summary, `${method} ${path}`, id, tag, ...words(described)].join('\n'),
  }
}

function ofAnswer([name, answer]: [string, Described]): ReferencePlace {
  const code = /"code":(\d{3})/.exec(JSON.stringify(answer))?.[1] ?? ''
  const spoken = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  return {
    signpost: {
      url: `/api-reference/answers.html#answer-${name}`,
      title: `${code} ${spoken}`.trim(),
      kind: 'reference',
      text: firstSentence(answer.description),
    },
    content: [code, spoken, ...words(answer)].join('\n'),
  }
}

function ofObject([name, schema]: [string, Described]): ReferencePlace {
  return {
    signpost: {
      url: schemaAddress(name),
      title: name,
      kind: 'reference',
      text: firstSentence(schema.description),
      keywords: [name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')],
    },
    content: [plain(name), name, ...words(schema), ...properties(schema)].join('\n'),
  }
}

interface Described {
  description?: string
}

/** What is said for people in a piece of the contract, without following its references. */
function words(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' && spoken.has(key) ? [value] : words(value),
  )
}

const spoken = new Set(['description', 'summary', 'message', 'error_description', 'name'])

function properties(schema: object): string[] {
  const found: unknown = Reflect.get(schema, 'properties')
  return typeof found === 'object' && found !== null ? Object.keys(found) : []
}

function firstSentence(description = ''): string {
  const text = description.replaceAll(/[`*]|\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/\s+/g, ' ')
  return (/^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text).trim().slice(0, 200)
}
