import { useEffect, useEffectEvent, useRef } from 'react'
import { autocompletion } from '@codemirror/autocomplete'
import { yaml } from '@codemirror/lang-yaml'
import { setDiagnostics } from '@codemirror/lint'
import { EditorView } from '@codemirror/view'
import type { MappingProblem } from '#connector'
import { openEditor, replaceText } from '../ui/editor/open-editor.ts'
import { createMappingCompletion } from './completion/complete.ts'
import type { Surroundings } from './completion/offers.ts'
import { marksFor } from './problem-marks.ts'

interface Props {
  text: string
  problems: readonly MappingProblem[]
  around: Surroundings
  onChange(text: string): void
}

/** The mapping in an editor that colours it and marks what is to be mended where it stands, and offers what may be written. */
export default function MappingEditor({ text, problems, around, onChange }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const change = useEffectEvent(onChange)
  const first = useEffectEvent(() => text)
  const known = useEffectEvent(() => around)

  useEffect(() => {
    if (!host.current) return undefined
    const opened = openEditor(host.current, {
      text: first(),
      label: 'mapping.yaml',
      extensions: [
        yaml(),
        EditorView.lineWrapping,
        autocompletion({ override: [createMappingCompletion(() => known())] }),
      ],
      onChange: (written) => change(written),
    })
    view.current = opened
    return () => opened.destroy()
  }, [])

  useEffect(() => {
    if (view.current) replaceText(view.current, text)
  }, [text])

  useEffect(() => {
    const { state } = view.current ?? {}
    if (state) view.current?.dispatch(setDiagnostics(state, marksFor(state.doc, problems)))
  }, [problems])

  return (
    <>
      <div className="code-editor" ref={host} />
      <p className="field-hint">
        Control and space offer what may stand here, Escape closes the list. F8 goes to the next
        thing to mend, Tab to the next field of the page.
      </p>
    </>
  )
}
