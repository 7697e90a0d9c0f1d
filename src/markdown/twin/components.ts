import type { Nodes } from 'hast'
import type { RootContent } from 'mdast'
import { isJsx } from '../elements.ts'
import { requestSample } from './samples.ts'

/** What stands for a picture until its words are known: they are in the built page. */
export const pictureMark = '<!-- picture -->'

/** What the widgets do, for those who have only the text. */
const sentences: Record<string, string> = {
  Connections: 'Create and keep connections of your own PIM to practise on',
  FileOrApi: 'Measure a file against the API in a PIM of your own',
  Authenticate: 'Trade the credentials of your connection for a token',
}

interface Context {
  address: string
  baseUrl: string
  /** The blocks of what stands inside a component. */
  inside(children: readonly Nodes[]): RootContent[]
}

/** The Markdown of a component of the site; nothing for any other node. */
export function componentNodes(node: Nodes, context: Context): RootContent[] | undefined {
  if (!isJsx(node) || !node.name || !/^[A-Z]/.test(node.name)) return undefined
  const attributes = readAttributes(node)
  if (node.name === 'Request') return requestSample(attributes, context.baseUrl)
  if (node.name.startsWith('Picture')) return [{ type: 'html', value: pictureMark }]
  const label = attributes.get('label')
  const title = node.name === 'Tab' && label ? [boldLine(label)] : []
  const sentence = sentences[node.name]
  return sentence
    ? [widget(sentence, context.address)]
    : [...title, ...context.inside(node.children as Nodes[])]
}

/** Texts as they are, anything else as JSON. */
function readAttributes({ attributes }: Extract<Nodes, { attributes: unknown }>) {
  return new Map(
    attributes.flatMap((each): [string, string][] =>
      each.type === 'mdxJsxAttribute' && each.value ? [[each.name, textIn(each.value)]] : [],
    ),
  )
}

function textIn(value: string | { value: string }): string {
  if (typeof value === 'string') return value
  return value.value.startsWith('"') ? String(JSON.parse(value.value)) : value.value
}

function boldLine(value: string): RootContent {
  return {
    type: 'paragraph',
    children: [{ type: 'strong', children: [{ type: 'text', value }] }],
  }
}

function widget(sentence: string, address: string): RootContent {
  return {
    type: 'paragraph',
    children: [
      { type: 'text', value: `${sentence}: ` },
      { type: 'link', url: address, children: [{ type: 'text', value: 'do it on the page' }] },
      { type: 'text', value: '.' },
    ],
  }
}
