import type { Quality, Run, RunName, Section } from '../../quality/run.ts'
import { checkoutOf, type Line, linesOf } from './lines.ts'

/** Shows the newest run of one command in place of the words that say how to make one. */
class RunOnRecord extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const quality = await (asked ??= ask())
    const recorded = quality?.[this.dataset['run'] as RunName]
    const missing = this.querySelector('[data-missing]')
    if (!recorded) {
      missing?.replaceChildren('No run is on record here. ', ...howTo(missing))
    } else if ('problem' in recorded) {
      missing?.replaceChildren(recorded.problem)
    } else {
      this.replaceChildren(...showRun(recorded.run, quality?.commit))
    }
  }
}

let asked: Promise<Quality | undefined> | undefined

/** A site that is served without its own server has no runs. */
async function ask(): Promise<Quality | undefined> {
  try {
    const answer = await fetch('/quality.json')
    return answer.ok ? ((await answer.json()) as Quality) : undefined
  } catch {
    return undefined
  }
}

function howTo(place: Element): Node[] {
  return [...(place.querySelector('[data-how]')?.childNodes ?? [])]
}

function showRun(run: Run, now: string | undefined): Element[] {
  const when = element('time', '', new Date(run.at).toLocaleString('en-GB', dateAndTime))
  when.setAttribute('datetime', run.at)
  const facts = element('p', 'facts', when, '. ', checkoutOf(run, now))
  const sections = element('div', 'sections', ...run.sections.map(showSection))
  return [facts, sections]
}

const dateAndTime = { dateStyle: 'long', timeStyle: 'short' } as const

function showSection(section: Section): Element {
  const lines = linesOf(section)
  const headings = ['What', 'Figure', ...(lines.some(({ status }) => status) ? ['Stands'] : [])]
  const head = element('tr', '', ...headings.map((text) => heading(text, 'col')))
  return element(
    'table',
    '',
    element('caption', '', section.title),
    element('thead', 'visually-hidden', head),
    element('tbody', '', ...lines.map((line) => showLine(line, headings.length > 2))),
  )
}

function showLine(line: Line, hasStatus: boolean): Element {
  const { what, note, said, part, status } = line
  const name = heading(what, 'row')
  if (note) name.append(element('small', '', note))
  const figure = element('td', '', element('span', 'said', said))
  if (part !== undefined) figure.append(showBar(part, status?.kind ?? 'measured'))
  const word = element('td', `stands ${status?.kind ?? 'measured'}`, status?.word ?? '')
  return element('tr', '', name, figure, ...(hasStatus ? [word] : []))
}

/** The same as the figure says, for the eye. */
function showBar(part: number, kind: string): Element {
  const filled = element('span', kind)
  filled.style.inlineSize = `${part * 100}%`
  const bar = element('span', 'bar', filled)
  bar.ariaHidden = 'true'
  return bar
}

function heading(text: string, scope: 'row' | 'col'): HTMLElement {
  const cell = element('th', '', text)
  cell.setAttribute('scope', scope)
  return cell
}

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.append(...children)
  return made
}

customElements.define('run-on-record', RunOnRecord)
