import { useEffect, useEffectEvent, useRef } from 'react'
import type { EditorView } from '@codemirror/view'
import { isCollection } from '#contract'
import { replaceText } from '../../ui/editor/open-editor.ts'
import type { Draft } from '../draft.ts'
import { mountEditor } from './mount.ts'

interface Props {
  draft: Draft
  onChange(body: string): void
  onSend(): void
}

/** The body in an editor that knows the contract and the reader's own sandbox. */
export default function CodeEditor({ draft, onChange, onSend }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const { method, target, headers, body = '' } = draft
  const isLines = isCollection(headers['Content-Type'])
  const change = useEffectEvent(onChange)
  const send = useEffectEvent(onSend)
  const text = useEffectEvent(() => body)
  const place = useEffectEvent(() => ({ method, target, type: headers['Content-Type'] }))

  useEffect(() => {
    if (!host.current) return undefined
    const mounted = mountEditor(host.current, {
      text: text(),
      isLines,
      place: () => place(),
      onChange: (written) => change(written),
      onSend: () => send(),
    })
    view.current = mounted
    return () => mounted.destroy()
  }, [isLines])

  useEffect(() => {
    if (view.current) replaceText(view.current, body)
  }, [body])

  return (
    <>
      <div className="code-editor" ref={host} />
      <p className="field-hint">
        Ctrl+Space completes, Ctrl+Enter sends, Tab goes on to the next field.
        {isLines && ' One JSON object a line.'}
      </p>
    </>
  )
}
