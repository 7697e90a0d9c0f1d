import { useStore } from '@nanostores/react'
import { useEffect, useRef, useState } from 'react'
import { $practice, type Fault, practise, type PracticeState } from '../state/practice.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { announcement } from './announcement.ts'
import { faultNames, faults } from './faults.ts'

/** Switches that let the reader's PIM fail, one way at a time. */
export default function PracticeIsland() {
  const practice = useStore($practice, { ssr: unknown })
  const spoken = useAnnouncement(practice)
  const on = practice.state === 'unknown' ? null : practice.fault
  return (
    <section className="panel" aria-label="Failures to practise">
      <header className="panel-head">
        <p className="panel-title">Failures to practise</p>
        <span className="status" data-status={on ? 'warn' : 'ok'}>
          {on ? `On: ${faults[on].name.toLowerCase()}` : 'All off'}
        </span>
      </header>
      <ul className="faults">
        {faultNames.map((fault) => (
          <Row key={fault} fault={fault} practice={practice} />
        ))}
      </ul>
      {practice.state === 'failed' && (
        <div className="panel-section">
          <Notice tone="bad" title={practice.obstacle.title}>
            <p>{practice.obstacle.text}</p>
          </Notice>
        </div>
      )}
      <output className="visually-hidden">{spoken}</output>
    </section>
  )
}

function Row({ fault, practice }: { fault: Fault; practice: PracticeState }) {
  const { name, what } = faults[fault]
  const isOn = practice.state !== 'unknown' && practice.fault === fault
  const isBusy =
    practice.state === 'switching' && (practice.wanted === fault || practice.fault === fault)
  return (
    <li data-on={isOn || undefined}>
      <div>
        <p className="fault-name">{name}</p>
        <p>{what}</p>
      </div>
      <Button
        size="small"
        role="switch"
        aria-checked={isOn}
        aria-label={name}
        busy={isBusy}
        onClick={() => void practise(isOn ? null : fault)}
      >
        {isOn ? 'Switch off' : 'Switch on'}
      </Button>
    </li>
  )
}

function useAnnouncement(practice: PracticeState): string {
  const before = useRef(practice)
  const [spoken, setSpoken] = useState('')
  useEffect(() => {
    const text = announcement(before.current, practice)
    before.current = practice
    if (text !== '') setSpoken(text)
  }, [practice])
  return spoken
}

const nothing: PracticeState = { state: 'unknown' }
const unknown = () => nothing
