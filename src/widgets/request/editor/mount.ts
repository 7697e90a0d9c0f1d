import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, linter, lintGutter, lintKeymap } from '@codemirror/lint'
import { EditorState, Prec } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import type { BodyPiece, OperationPiece } from '#contract'
import { loadCodes, loadOptions } from '../../state/own-codes.ts'
import { loadPiece } from '../../state/pieces.ts'
import { operationAt } from '../target.ts'
import { createBodyCheck } from './check.ts'
import { createCompletion } from './complete.ts'
import { plainInput } from './plain-input.ts'
import { colours, theme } from './theme.ts'

interface Settings {
  text: string
  isLines: boolean
  /** What the body belongs to at the moment. */
  place(): { method: string; target: string; type: string | undefined }
  onChange(text: string): void
  onSend(): void
}

/**
 * Puts an editor into an element. It lives in a shadow root, because there its styles are adopted sheets:
 * in the page they would be a <style> element, which the policy refuses.
 */
export function mountEditor(host: HTMLElement, settings: Settings): EditorView {
  const { text, isLines, place, onChange, onSend } = settings
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const bodyOf = async () => contractOf(place())
  return new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        highlightSpecialChars(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        plainInput,
        json(),
        syntaxHighlighting(colours),
        theme,
        linter(async (view): Promise<Diagnostic[]> => {
          const { body, schemas } = await bodyOf()
          return createBodyCheck(body, schemas, isLines)(view.state.doc.toString())
        }),
        lintGutter(),
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
        // No key for Tab: it goes on to the next field, as everywhere on the page.
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        EditorView.contentAttributes.of({ 'aria-label': 'Body', autocapitalize: 'none' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString())
        }),
        ...(isLines ? [] : [EditorView.lineWrapping]),
      ],
    }),
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
