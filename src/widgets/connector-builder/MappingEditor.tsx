import { useEffect, useEffectEvent, useRef } from 'react'
import { yaml } from '@codemirror/lang-yaml'
import { setDiagnostics } from '@codemirror/lint'
import { EditorView } from '@codemirror/view'
import type { MappingProblem } from '#connector'
import { openEditor, replaceText } from '../ui/editor/open-editor.ts'
import { marksFor } from './problem-marks.ts'

interface Props {
  text: string
  problems: readonly MappingProblem[]
  onChange(text: string): void
}

/** The mapping in an editor that colours it and marks what is to be mended where it stands. */
export default function MappingEditor({ text, problems, onChange }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const change = useEffectEvent(onChange)
  const first = useEffectEvent(() => text)

  useEffect(() => {
    if (!host.current) return undefined
    const opened = openEditor(host.current, {
      text: first(),
      label: 'mapping.yaml',
      extensions: [yaml(), EditorView.lineWrapping],
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
        F8 goes to the next thing to mend, Tab to the next field of the page.
      </p>
    </>
  )
}
