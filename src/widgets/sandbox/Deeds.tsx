import { useEffect, useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Deed, Doing } from './desk.ts'

interface Props {
  doing: Doing
  onAsk(deed: Deed): void
  onKeep(): void
  onConfirm(): void
}

const words: Record<Deed, { ask: string; title: string; text: string; confirm: string }> = {
  reset: {
    ask: 'Start over',
    title: 'Start over with the sample range?',
    text: 'Every product, family and attribute is as on the first day again. What you changed goes, and the request log, the data flows and the history go with it. Connections, passwords and tokens stay, so your programs need not notice. There is no way back.',
    confirm: 'Put the samples back',
  },
  delete: {
    ask: 'Delete the sandbox',
    title: 'Delete the whole sandbox?',
    text: 'Everything in it goes: products, connections, log. Whoever still calls with one of its tokens gets a 401. You can make another one at any time. There is no way back.',
    confirm: 'Delete everything',
  },
}

/** What can be done to the whole sandbox, each after a question. */
export function Deeds({ doing, onAsk, onKeep, onConfirm }: Props) {
  const buttons = useRef<HTMLDivElement>(null)
  const isAsked = doing.state !== 'none' && doing.state !== 'done'
  const wasAsked = useRef(false)
  // The buttons of the question vanish when they are pressed; the focus goes back to where it was.
  useEffect(() => {
    if (wasAsked.current && !isAsked) buttons.current?.querySelector('button')?.focus()
    wasAsked.current = isAsked
  }, [isAsked])
  return (
    <>
      {isAsked && <Question doing={doing} onKeep={onKeep} onConfirm={onConfirm} />}
      <div className="cluster" ref={buttons} hidden={isAsked}>
        <Button size="small" onClick={() => onAsk('reset')}>
          {words.reset.ask}
        </Button>
        <Button size="small" kind="quiet" onClick={() => onAsk('delete')}>
          {words.delete.ask}
        </Button>
      </div>
    </>
  )
}

interface QuestionProps {
  doing: Exclude<Doing, { state: 'none' | 'done' }>
  onKeep(): void
  onConfirm(): void
}

function Question({ doing, onKeep, onConfirm }: QuestionProps) {
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  const { title, text, confirm } = words[doing.deed]
  return (
    <Notice tone="bad" title={title}>
      <p>{text}</p>
      {doing.state === 'failed' && <p className="field-error">{doing.obstacle.text}</p>}
      <div className="cluster">
        <Button
          ref={first}
          size="small"
          kind="danger"
          busy={doing.state === 'working'}
          onClick={onConfirm}
        >
          {confirm}
        </Button>
        <Button size="small" kind="quiet" onClick={onKeep}>
          Leave it as it is
        </Button>
      </div>
    </Notice>
  )
}
