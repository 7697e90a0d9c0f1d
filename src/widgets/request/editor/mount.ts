import { autocompletion } from '@codemirror/autocomplete'
import { json } from '@codemirror/lang-json'
import { type Diagnostic, linter } from '@codemirror/lint'
import { Prec } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import type { BodyPiece, OperationPiece } from '#contract'
import { loadCodes, loadOptions } from '../../state/own-codes.ts'
import { loadPiece } from '../../state/pieces.ts'
import { openEditor } from '../../ui/editor/open-editor.ts'
import { operationAt } from '../target.ts'
import { createBodyCheck } from './check.ts'
import { createCompletion } from './complete.ts'

interface Settings {
  text: string
  isLines: boolean
  /** What the body belongs to at the moment. */
  place(): { method: string; target: string; type: string | undefined }
  onChange(text: string): void
  onSend(): void
}

/** Puts an editor for a body into an element: it knows the contract and the reader's own sandbox. */
export function mountEditor(host: HTMLElement, settings: Settings): EditorView {
  const { text, isLines, place, onChange, onSend } = settings
  const bodyOf = async () => contractOf(place())
  return openEditor(host, {
    text,
    label: 'Body',
    onChange,
    extensions: [
      json(),
      linter(async (view): Promise<Diagnostic[]> => {
        const { body, schemas } = await bodyOf()
        return createBodyCheck(body, schemas, isLines)(view.state.doc.toString())
      }),
      autocompletion({
        override: [
          async (context) => {
            const { body, schemas } = await bodyOf()
            const own = { of: loadCodes, optionsOf: loadOptions }
            return createCompletion(body, schemas, isLines, own)(context)
          },
        ],
      }),
      Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => (onSend(), true) }])),
      ...(isLines ? [] : [EditorView.lineWrapping]),
    ],
  })
}

interface BodyContract {
  body: BodyPiece | undefined
  schemas: OperationPiece['schemas']
}

/** What the contract says of the body; nothing while it cannot be fetched. */
async function contractOf({ method, target, type }: ReturnType<Settings['place']>) {
  const nothing: BodyContract = { body: undefined, schemas: {} }
  const matched = operationAt(method, target)
  if (!matched) return nothing
  try {
    const { bodies, schemas } = await loadPiece(matched.operation.id)
    return { body: bodies.find(({ mediaType }) => mediaType === type), schemas }
  } catch {
    return nothing
  }
}
