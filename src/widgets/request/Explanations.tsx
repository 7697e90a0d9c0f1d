import { useStore } from '@nanostores/react'
import { useEffect, useState } from 'react'
import { $fault } from '../state/practice.ts'
import { $structure, loadStructure } from '../state/structure.ts'
import { $values } from '../state/values.ts'
import { Button } from '../ui/Button.tsx'
import { Words } from '../ui/Words.tsx'
import type { Draft } from './draft.ts'
import { explainError } from './explain/explain.ts'
import type { Explanation } from './explain/explain.ts'
import type { Answered } from './panel.ts'

interface Props {
  answered: Answered
  /** The same once more, with another token. */
  onRenew(): void
  /** Changes the request, and sends nothing. */
  onFix(change: Partial<Draft>): void
}

/** So many are told at once; a batch may have a hundred of one kind. */
const mostShown = 3

/** Why the PIM refused the request, from this very request, and what helps. */
export default function Explanations({ answered, onRenew, onFix }: Props) {
  const [isWhole, setWhole] = useState(false)
  const explanations = useExplanations(answered)
  const shown = isWhole ? explanations : explanations.slice(0, mostShown)
  const rest = explanations.length - shown.length
  return (
    <div className="explanations">
      {shown.map((explanation) => (
        <One
          key={`${explanation.where} ${explanation.message}`}
          explanation={explanation}
          remedy={answered.withToken ? remedies[explanation.id ?? ''] : undefined}
          onRenew={onRenew}
          onFix={onFix}
        />
      ))}
      {rest > 0 && (
        <button type="button" className="copy" onClick={() => setWhole(true)}>
          {rest} more
        </button>
      )}
    </div>
  )
}

function useExplanations({ request, answer }: Answered): Explanation[] {
  const structure = useStore($structure)
  const values = useStore($values)
  const fault = useStore($fault)
  useEffect(() => {
    if (!structure) void loadStructure()
  }, [structure])
  return explainError(request, answer, { structure, values, fault, fillsIn: true })
}

/** What one press can do about a token that is no longer good. */
const remedies: Partial<Record<string, string>> = {
  'token-expired': 'Refresh the token and send again',
  'token-invalid': 'Get a new token and send again',
}

interface OneProps {
  explanation: Explanation
  remedy: string | undefined
  onRenew(): void
  onFix(change: Partial<Draft>): void
}

function One({ explanation, remedy, onRenew, onFix }: OneProps) {
  const { id, where, hint, cause, cure, href, fix } = explanation
  const [isFilledIn, setFilledIn] = useState(false)
  function fillIn() {
    if (!fix) return
    onFix(fix.change)
    setFilledIn(true)
  }
  return (
    <div className="notice explanation" data-tone="info">
      {where && <p className="explanation-where">{where}</p>}
      {hint && (
        <p className="notice-title">
          <Words text={hint} />
        </p>
      )}
      <p>
        <Words text={cause} />
      </p>
      <p>
        <Words text={cure} /> <a href={href}>Read why</a>
        {isAboutRights(id) && (
          <>
            {' · '}
            <a href="/sandbox/connections.html">Rights of your connections</a>
          </>
        )}
      </p>
      {remedy ? (
        <Button size="small" onClick={onRenew}>
          {remedy}
        </Button>
      ) : (
        fix && (
          <div className="explanation-fix">
            <Button size="small" onClick={fillIn}>
              Fix it: {fix.label}
            </Button>
            <output>{isFilledIn && 'Filled in above. Press Send when you like it.'}</output>
          </div>
        )
      )}
    </div>
  )
}

/** What a role lacks can be given where the connections are. */
function isAboutRights(id: Explanation['id']): boolean {
  return id === 'right-missing' || id === 'web-api-forbidden'
}
