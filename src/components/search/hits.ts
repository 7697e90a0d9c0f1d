import type { Hit, Part, SearchResults, Section } from '#search'
import { element } from './element.ts'
import { kindNames } from './words.ts'

/** Results as the options of a list box (moved through by arrows) or as a list of links. */
export type Form = 'options' | 'links'

/** One group a page: the page itself, and its sections that fit. Everything from the index is text, never HTML. */
export function showHits({ hits }: SearchResults, form: Form): HTMLElement[] {
  return hits.map((hit, at) => {
    const id = `hit-${form}-${at}`
    const links = [pageLink(hit, form, id), ...hit.sections.map((each) => sectionLink(each, form))]
    return form === 'options'
      ? element('div', { class: 'hit', role: 'group', 'aria-labelledby': id }, ...links)
      : element('li', { class: 'hit' }, ...links)
  })
}

function pageLink(hit: Hit, form: Form, id: string): HTMLElement {
  const { title, url, operation, excerpt } = hit
  return link(
    { class: 'hit-page', href: url },
    form,
    element(
      'span',
      { class: 'hit-head' },
      element('span', { class: 'hit-title', id }, ...marked(title)),
      element('span', { class: 'hit-kind' }, kindOf(hit)),
    ),
    operation &&
      element(
        'span',
        { class: 'hit-operation' },
        element('span', { class: 'method', 'data-method': operation.method }, operation.method),
        ` ${operation.path}`,
      ),
    element('span', { class: 'hit-excerpt' }, ...marked(excerpt)),
  )
}

function kindOf({ kind, theme }: Hit): string {
  return [kindNames[kind].one, theme].filter(Boolean).join(' · ')
}

function sectionLink({ url, title, excerpt }: Section, form: Form): HTMLElement {
  return link(
    { class: 'hit-section', href: url },
    form,
    element('span', { class: 'hit-section-title' }, ...marked(title)),
    excerpt.length > 0 ? element('span', { class: 'hit-excerpt' }, ...marked(excerpt)) : undefined,
  )
}

/** Options are reached by arrows, so Tab leads past them. */
function link(
  attributes: Record<string, string>,
  form: Form,
  ...children: readonly (Node | undefined)[]
): HTMLElement {
  const option =
    form === 'options' ? { role: 'option', tabindex: '-1', 'aria-selected': 'false' } : {}
  return element('a', { ...attributes, ...option }, ...children)
}

function marked(parts: readonly Part[]): (Node | string)[] {
  return parts.map(({ text, marked: isMarked }) => (isMarked ? element('mark', {}, text) : text))
}
