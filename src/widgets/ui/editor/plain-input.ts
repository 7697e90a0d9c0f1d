import { EditorView } from '@codemirror/view'

/**
 * What is typed goes straight into the document. Left to the browser, typing over coloured text makes it
 * write `style` attributes, which the policy refuses one by one. Compositions stay with the browser.
 */
export const plainInput = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { inputType, data: text, isComposing } = event
    if (inputType !== 'insertText' || text === null || isComposing || view.composing) return false
    event.preventDefault()
    type(view, text)
    return true
  },
})

/** As the editor takes what it finds typed: brackets are closed, completions come up. */
function type(view: EditorView, text: string): void {
  const { state } = view
  const { from, to } = state.selection.main
  const insert = () => state.update(state.replaceSelection(text), settings)
  const isTaken = state
    .facet(EditorView.inputHandler)
    .some((handler) => handler(view, from, to, text, insert))
  if (!isTaken) view.dispatch(insert())
}

const settings = { userEvent: 'input.type', scrollIntoView: true }
