import { useStore } from '@nanostores/react'
import { $fault, practise } from '../state/practice.ts'
import { faults } from './faults.ts'

/** Says that a failure is on, wherever the reader's PIM is looked at, and switches it off. */
export default function PracticeSign() {
  const fault = useStore($fault)
  if (!fault) return null
  return (
    <p className="practice-sign">
      <span className="status" data-status="warn">
        Practising: {faults[fault].name.toLowerCase()}
      </span>
      <button type="button" className="copy" onClick={() => void practise(null)}>
        Switch off
      </button>
    </p>
  )
}
