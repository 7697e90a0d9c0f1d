import { operations, type OperationId } from '#contract'
import { dayOfSending, formatHttp } from '#client'
import type { Element } from 'hast'
import { toString } from 'hast-util-to-string'
import type { RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { bodyText, isJson } from '../samples/print.ts'
import type { Sample } from '../samples/session.ts'
import { hasClass, textOf } from './tags.ts'

interface Words {
  title: string
  request: string
  /** `200 OK` */
  status: string
  /** `Sent by the build on 29 November 2026, answered in 14 ms` */
  sending: string
  /** Empty when the answer has none. */
  body: string
  json: boolean
}

/** A request and its answer as two fences, from what `printSample` made. */
export function printedSample(figure: Element): RootContent[] {
  const words: Words = { title: '', request: '', status: '', sending: '', body: '', json: false }
  visit(figure, 'element', (node) => {
    if (hasClass(node, 'panel-title')) words.title = toString(node)
    if (hasClass(node, 'status')) words.status = toString(node)
    if (hasClass(node, 'sending')) words.sending = toString(node)
    if (node.tagName !== 'pre') return
    if (words.status) words.body = textOf(node)
    else words.request = textOf(node)
  })
  return sampleNodes({ ...words, json: /^[[{]/.test(words.body) })
}

/** The same from the attributes of `<Request>`, which the build has given its `sample`. */
export function requestSample(
  attributes: ReadonlyMap<string, string>,
  baseUrl: string,
): RootContent[] {
  const written = attributes.get('sample')
  if (!written) return []
  const { request, answer, sent } = JSON.parse(written) as Sample
  const operation = attributes.get('operation') as OperationId | undefined
  return sampleNodes({
    title: attributes.get('title') ?? (operation ? operations[operation].summary : ''),
    request: formatHttp(request, { baseUrl }).replaceAll('\r\n', '\n'),
    status: `${answer.status} ${answer.statusText}`,
    sending: `Sent by the build on ${dayOfSending(sent)}, answered in ${sent.ms} ms`,
    body: bodyText(answer),
    json: isJson(answer),
  })
}

function sampleNodes({ title, request, status, sending, body, json }: Words): RootContent[] {
  return [
    ...(title ? [line([{ type: 'strong', children: [{ type: 'text', value: title }] }])] : []),
    { type: 'code', lang: 'http', value: request },
    line([
      { type: 'text', value: `Answer: ${status}${body ? '' : ', without a body'}. ${sending}.` },
    ]),
    ...(body ? [{ type: 'code' as const, lang: json ? 'json' : 'text', value: body }] : []),
  ]
}

function line(children: Extract<RootContent, { type: 'paragraph' }>['children']): RootContent {
  return { type: 'paragraph', children }
}
