import { type Document, isMap, isSeq, type Node, parseDocument } from 'yaml'
import { formatMapping } from '../mapping/document.ts'
import type { Suggestion } from './suggest.ts'

/** The suggestion as a document to edit: each reason is a comment above its line. */
export function formatSuggestion(suggestion: Suggestion): string {
  const { mapping, reasons, identifierReason, about, left } = suggestion
  const document = parseDocument(formatMapping(mapping).text)
  document.commentBefore =
    ' A first proposal. Read each line, correct it, remove what should not be sent.'
  comment(document, 'identifier', identifierReason)
  for (const [part, reason] of Object.entries(about)) comment(document, part, reason)
  const values = document.get('values', true)
  if (isSeq(values)) {
    for (const [index, item] of values.items.entries()) {
      const reason = reasons[index]
      if (isMap(item) && reason !== undefined) item.commentBefore = ` ${oneLine(reason)}`
    }
  }
  const ofAttributes = left.filter(({ attribute }) => attribute !== undefined)
  const others = left.filter(({ attribute }) => attribute === undefined)
  document.comment = [
    ...listOf(' Not mapped, because no attribute has a name like it:', others),
    ...listOf(
      ' Not mapped, because nothing in it fits the attribute that it is named like:',
      ofAttributes,
    ),
  ].join('\n')
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}

function listOf(title: string, fields: Suggestion['left']): string[] {
  const lines = fields.map(
    ({ path, samples, attribute }) =>
      `   ${path}${attribute === undefined ? '' : ` → ${attribute}`}: ${samples.map(oneLine).join(' | ')}`,
  )
  return lines.length > 0 ? [title, ...lines] : []
}

function comment(document: Document.Parsed, key: string, text: string): void {
  if (!isMap(document.contents)) return
  const pair = document.contents.items.find((item) => String(item.key) === key)
  if (pair) (pair.key as Node).commentBefore = ` ${oneLine(text)}`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 300)
}
