import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { plainInput } from './plain-input.ts'
import { colours, theme } from './theme.ts'

export interface EditorSettings {
  text: string
  /** Its name for whoever does not see it. */
  label: string
  /** The language, and what knows it. */
  extensions: readonly Extension[]
  onChange(text: string): void
}

/**
 * Puts an editor into an element. It lives in a shadow root, because there its styles are adopted sheets:
 * in the page they would be a <style> element, which the policy refuses.
 */
export function openEditor(host: HTMLElement, settings: EditorSettings): EditorView {
  const { text, label, extensions, onChange } = settings
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
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
        syntaxHighlighting(colours),
        theme,
        lintGutter(),
        ...extensions,
        // No key for Tab: it goes on to the next field, as everywhere on the page.
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        EditorView.contentAttributes.of({
          'aria-label': label,
          autocapitalize: 'none',
          tabindex: '0',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString())
        }),
      ],
    }),
  })
}

/** Shows a text that came from elsewhere; what the editor shows already stays untouched. */
export function replaceText(view: EditorView, text: string): void {
  if (view.state.doc.toString() === text) return
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
}
