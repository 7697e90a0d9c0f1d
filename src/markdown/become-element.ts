import type { Element } from 'hast'
import type { Code, RootContent } from 'mdast'

/** Makes a fence stand for a ready element, without the `<pre>` that fences otherwise become. */
export function becomeElement(fence: Code, { tagName, properties, children }: Element): void {
  becomeNode(fence, {
    type: 'block',
    foldsRest: false,
    children: [],
    data: { hName: tagName, hProperties: properties, hChildren: children },
  })
}

/** Puts another node in a fence's place in the tree. */
export function becomeNode(fence: Code, node: RootContent): void {
  const { position } = fence
  for (const key of Object.keys(fence)) delete (fence as unknown as Record<string, unknown>)[key]
  Object.assign(fence, { position, ...node })
}
