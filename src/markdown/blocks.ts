import type { BlockContent, Paragraph, Parent, PhrasingContent, RootContent } from 'mdast'
import type { ElementContent, Properties } from 'hast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { type Availability, didYouMean, editionsWith } from '#contract'
import type { BlockFence } from './block-syntax.ts'
import { report } from './problems.ts'

/** A block of the dialect, gathered; `data` says which element it becomes. */
export interface Block extends Parent {
  type: 'block'
  /** An empty `more`: what comes after it belongs inside. */
  foldsRest: boolean
  children: RootContent[]
  data?: { hName?: string; hProperties?: Properties; hChildren?: ElementContent[] }
}

declare module 'mdast' {
  interface RootContentMap {
    block: Block
  }
}

type Render = (fence: BlockFence, children: RootContent[], file: VFile) => RootContent[]

/** What each block of the dialect becomes. */
const blocks: Record<string, Render> = {
  info: callout('Good to know'),
  tips: callout('Tip'),
  warning: callout('Warning'),
  danger: callout('Danger'),
  success: callout('Success'),
  ee: callout('Enterprise Edition only'),
  'panel-link': panelLink,
  more,
  availability,
  'php-client-availability': phpClientAvailability,
  'version-screenshots': plain,
  event: plain,
  'meta-data': plain,
}

/** Turns a closed block into the nodes that stand for it; an unknown name is the author's error. */
export function renderBlock(
  fence: BlockFence,
  children: RootContent[],
  file: VFile,
): RootContent[] {
  const render = Object.hasOwn(blocks, fence.name) ? blocks[fence.name] : undefined
  if (render) return render(fence, children, file)
  const known = Object.keys(blocks)
  const guess = didYouMean(fence.name, known)
  report(
    file,
    fence,
    `unknown block "${fence.name}"`,
    `${guess ? `${guess} ` : ''}Known blocks: ${known.join(', ')}.`,
  )
  return children
}

function callout(label: string): Render {
  return (fence, children, file) => {
    refuseArgument(fence, file)
    const title = paragraph([{ type: 'text', value: label }], { className: ['callout-title'] })
    return [
      element(
        fence,
        'aside',
        {
          className: ['callout'],
          dataKind: fence.name,
          role: 'note',
          ...(fence.name === 'ee' ? dataEditions({ editions: ['EE'] }) : {}),
        },
        [title, ...children],
      ),
    ]
  }
}

/** The words may stand on the fence's line or below it. */
function panelLink(fence: BlockFence, children: RootContent[], file: VFile): RootContent[] {
  const [first, ...rest] = children
  const words =
    fence.children.length > 0 ? fence.children : first?.type === 'paragraph' ? first.children : []
  const others = fence.children.length > 0 ? children : rest
  const link = paragraph(words, { className: ['panel-link'] })
  if (!hasLink(link)) {
    report(
      file,
      fence,
      'a panel-link without a link',
      'Write ::: panel-link [The next page](next.html)',
    )
  }
  return [{ ...link, position: fence.position }, ...others]
}

function more(fence: BlockFence, children: RootContent[], file: VFile): RootContent[] {
  refuseArgument(fence, file)
  const summary = element(fence, 'summary', {}, [{ type: 'text', value: 'Read more' }])
  const block = element(fence, 'details', { className: ['more'] }, [summary, ...children])
  return [{ ...block, foldsRest: children.length === 0 }]
}

const editions: Record<string, string> = {
  CE: 'Community Edition',
  GE: 'Growth Edition',
  EE: 'Enterprise Edition',
}

/** `versions=4.0,SaaS editions=CE,EE`, a badge each. */
function availability(fence: BlockFence, children: RootContent[], file: VFile): RootContent[] {
  const settings = readSettings(fence, file, ['versions', 'editions'])
  const badges = [
    ...(settings.get('versions') ?? []).map((version) => badge(fence, version)),
    ...(settings.get('editions') ?? []).map((edition) => {
      if (!Object.hasOwn(editions, edition)) {
        const known = Object.keys(editions).join(', ')
        report(file, fence, `unknown edition "${edition}"`, `Known editions: ${known}.`)
      }
      return badge(fence, editions[edition] ?? edition)
    }),
  ]
  const where = { versions: settings.get('versions'), editions: settings.get('editions') }
  return [availabilityOf(fence, badges, where), ...children]
}

/** `all-versions` or `versions=9.1`, then maybe `ee-only`. */
function phpClientAvailability(
  fence: BlockFence,
  children: RootContent[],
  file: VFile,
): RootContent[] {
  const settings = readSettings(fence, file, ['versions', 'all-versions', 'ee-only'])
  const badges = [
    ...(settings.has('all-versions') ? [badge(fence, 'PHP client: all versions')] : []),
    ...(settings.get('versions') ?? []).map((version) => badge(fence, `PHP client ${version}`)),
    ...(settings.has('ee-only') ? [badge(fence, 'Enterprise Edition only')] : []),
  ]
  const where = settings.has('ee-only') ? { editions: ['EE'] } : {}
  return [availabilityOf(fence, badges, where), ...children]
}

/** Rare blocks whose argument and content are shown as they are. */
function plain(fence: BlockFence, children: RootContent[]): RootContent[] {
  const words = fence.children.length > 0 ? [paragraph(fence.children, {})] : []
  return [
    element(fence, 'div', { className: ['block'], dataKind: fence.name }, [...words, ...children]),
  ]
}

function readSettings(
  fence: BlockFence,
  file: VFile,
  known: readonly string[],
): Map<string, string[]> {
  const settings = new Map<string, string[]>()
  for (const word of fence.argument.split(/\s+/).filter(Boolean)) {
    const [key = '', value = ''] = word.split('=', 2)
    if (!known.includes(key)) {
      const guess = didYouMean(key, known)
      report(
        file,
        fence,
        `"${fence.name}" does not know "${key}"`,
        `${guess ? `${guess} ` : ''}It knows ${known.join(', ')}.`,
      )
    }
    settings.set(key, value.split(',').filter(Boolean))
  }
  if (settings.size === 0) {
    report(file, fence, `"${fence.name}" says nothing`, `Give it ${known.join(' or ')}.`)
  }
  return settings
}

function refuseArgument(fence: BlockFence, file: VFile): void {
  if (!fence.argument) return
  report(
    file,
    fence,
    `"${fence.name}" takes no words on its own line: "${fence.argument}"`,
    'Put them on the next line.',
  )
}

function availabilityOf(
  fence: BlockFence,
  badges: RootContent[],
  where: Availability,
): RootContent {
  return element(fence, 'p', { className: ['availability'], ...dataEditions(where) }, badges)
}

/** Who has it, for the style sheet, which tells a reader with another edition so. */
function dataEditions(where: Availability): Properties {
  return { dataEditions: editionsWith(where).join(' ') }
}

function badge(fence: BlockFence, words: string): Block {
  return element(fence, 'span', { className: ['badge'] }, [{ type: 'text', value: words }])
}

function paragraph(children: PhrasingContent[], properties: Properties): Paragraph {
  return { type: 'paragraph', children, data: { hProperties: properties } }
}

function element(
  fence: BlockFence,
  name: string,
  properties: Properties,
  children: RootContent[],
): Block {
  return {
    type: 'block',
    foldsRest: false,
    children,
    data: { hName: name, hProperties: properties },
    position: fence.position,
  }
}

function hasLink(node: BlockContent): boolean {
  let found = false
  visit(node, ['link', 'linkReference'], () => {
    found = true
  })
  return found
}
