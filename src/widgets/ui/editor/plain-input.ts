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
    selectTarget(view)
    type(view, text)
    return true
  },
})

/** What was selected a moment ago, by a tool or a fast hand, is not known to the editor yet. */
function selectTarget(view: EditorView): void {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selectionIn(view.root) ?? {}
  if (!anchorNode || !focusNode || anchorOffset === undefined || focusOffset === undefined) return
  if (!view.contentDOM.contains(anchorNode) || !view.contentDOM.contains(focusNode)) return
  const anchor = view.posAtDOM(anchorNode, anchorOffset)
  const head = view.posAtDOM(focusNode, focusOffset)
  const { main } = view.state.selection
  if (anchor !== main.anchor || head !== main.head) view.dispatch({ selection: { anchor, head } })
}

/** Chromium has it at the shadow root; elsewhere the document sees into shadows. */
function selectionIn(root: EditorView['root']): Selection | null {
  const owner: Partial<Pick<Document, 'getSelection'>> & DocumentOrShadowRoot = root
  return owner.getSelection ? owner.getSelection() : document.getSelection()
}

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
