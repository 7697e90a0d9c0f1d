import { dayOfSending, formatHttp } from '#client'
import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { highlight } from '../shiki/highlight.ts'
import type { Sample } from './session.ts'

/** Answers of more lines than this are folded. */
const longAnswer = 24

/** A request and the answer it got, as HTML that needs no script. */
export async function printSample(
  { request, answer, sent }: Sample,
  title: string | undefined,
  baseUrl: string,
): Promise<Element> {
  return h(
    'figure',
    { className: ['sample', 'widget', 'panel'], dataStatus: toneOf(answer.status) },
    [
      ...(title
        ? [
            h('figcaption', { className: ['panel-head'] }, [
              h('span', { className: ['panel-title'] }, title),
            ]),
          ]
        : []),
      h('div', { className: ['panel-section'] }, [
        code(await highlight(formatHttp(request, { baseUrl }), 'http')),
      ]),
      h('div', { className: ['panel-section'] }, [
        h('div', { className: ['answer-head'] }, [
          h('p', { className: ['status'], dataStatus: toneOf(answer.status) }, [
            `${answer.status} ${answer.statusText}`,
          ]),
          h('p', { className: ['tool-text', 'sending'] }, [
            'Sent by the build on ',
            h('time', { dateTime: sent.at }, dayOfSending(sent)),
            `, answered in ${sent.ms} ms`,
          ]),
        ]),
        ...(await printBody(answer)),
      ]),
    ],
  )
}

async function printBody(answer: Sample['answer']): Promise<ElementContent[]> {
  const text = bodyText(answer)
  if (!text) return [h('p', { className: ['tool-text'] }, 'No body: the status says it all.')]
  const block = code(await highlight(text, isJson(answer) ? 'json' : 'none'))
  const lines = text.split('\n').length
  if (lines <= longAnswer) return [block]
  return [
    h('details', { className: ['disclosure'] }, [
      h('summary', `The answer, ${lines} lines`),
      block,
    ]),
  ]
}

function code(pre: Element): Element {
  pre.properties = { ...pre.properties, className: ['code'] }
  return pre
}

function toneOf(status: number): string {
  return status < 400 ? 'ok' : status < 500 ? 'warn' : 'bad'
}

/** Whether the body of an answer is JSON of any kind. */
export function isJson({ headers }: Sample['answer']): boolean {
  return /[/+]json/.test(headers['Content-Type'] ?? '')
}

/** JSON with its fields one below the other; lines of JSON, as batches answer, each for itself. */
export function bodyText(answer: Sample['answer']): string {
  if (!isJson(answer)) return answer.body.trim()
  try {
    return JSON.stringify(JSON.parse(answer.body), undefined, 2)
  } catch {
    return answer.body.trim()
  }
}
