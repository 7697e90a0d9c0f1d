import { snippetLanguages, type SnippetLanguage } from '#client'
import { operations, type Operation, type OperationId } from '#contract'
import { toHtml } from 'hast-util-to-html'
import { writeSnippet } from '../../client/snippets.ts'
import { highlight } from '../shiki/highlight.ts'
import type { Send } from '../samples/session.ts'
import { readNotes, reasonFor, type SampleNotes } from './exceptions.ts'
import { runReference, statusesOf, type ReferenceSample } from './run.ts'

/** What pages import to get the examples of the reference. */
export const samplesImport = 'virtual:reference-samples'
const samplesModule = `\0${samplesImport}`

/** What the reference shows of one operation. */
export interface ReferenceExamples {
  samples: ReferenceSample[]
  code: { label: string; language: SnippetLanguage; html: string }[]
  missing: Record<string, string>
}

interface Options {
  send: Send
  baseUrl: string
  contentDir: string
}

/** Sends the examples of the reference when a page first asks for them, and gives pages what came. */
export function samplesPlugin(options: Options) {
  let made: Promise<string> | undefined
  return {
    name: 'doorway-reference-samples',
    resolveId: (id: string) => (id === samplesImport ? samplesModule : undefined),
    load: (id: string) => (id === samplesModule ? (made ??= writeModule(options)) : undefined),
  }
}

async function writeModule({ send, baseUrl, contentDir }: Options): Promise<string> {
  const notes = readNotes(contentDir)
  const found = await runReference(send, baseUrl, notes)
  const examples: [OperationId, ReferenceExamples][] = []
  for (const operation of Object.values<Operation>(operations)) {
    const samples = found[operation.id]
    const code = await codeOf(samples[0])
    examples.push([operation.id, { samples, code, missing: missingOf(operation, notes) }])
  }
  const text = JSON.stringify(JSON.stringify(Object.fromEntries(examples)))
  return `export default JSON.parse(${text})`
}

async function codeOf(sample: ReferenceSample | undefined): Promise<ReferenceExamples['code']> {
  if (!sample) return []
  return Promise.all(
    snippetLanguages.map(async ({ id, label, grammar }) => ({
      label,
      language: id,
      html: toHtml(await highlight(writeSnippet(sample.request, id), grammar)),
    })),
  )
}

function missingOf(operation: Operation, notes: SampleNotes): Record<string, string> {
  return Object.fromEntries(
    statusesOf(operation).flatMap((status) => {
      const reason = reasonFor(notes, operation, status)
      return reason === undefined ? [] : [[String(status), reason]]
    }),
  )
}
