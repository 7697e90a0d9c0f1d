import { useStore } from '@nanostores/react'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { $problems } from './mapping.ts'
import {
  $ended,
  $run,
  courseOf,
  type Run,
  startDryRun,
  startFullRun,
  startRun,
  stopRun,
} from './run.ts'
import { brokenWords, resumedWords, signOfRun } from './run-words.ts'
import type { RunKind } from './running/run-file.ts'
import { RunProgress } from './RunProgress.tsx'
import { Changes, RunReport } from './RunReport.tsx'
import { $source, type Source } from './source.ts'
import { StepPanel } from './StepPanel.tsx'

/** The last steps: what would happen, and then that it does. */
export function RunPanels() {
  const run = useStore($run)
  const ended = useStore($ended)
  const trial = courseOf('dry run', run, ended)
  const sending = courseOf('run', run, ended)
  const isFree = run.state !== 'running'
  const hindrance = hindranceOf(useStore($problems).length, useStore($source))
  return (
    <>
      <StepPanel number={4} sign={signOfRun(trial, 'dry run')}>
        <div className="panel-body">
          <p>
            A dry run reads the whole file, compares each product with the one in your PIM, and
            sends nothing.
          </p>
          <Course run={trial} kind="dry run" />
          {isFree && (
            <Starter label="Dry run" hindrance={hindrance} onStart={() => void startDryRun()} />
          )}
        </div>
      </StepPanel>
      <StepPanel number={5} sign={signOfRun(sending, 'run')}>
        <div className="panel-body">
          <p>
            Into your own sandbox, 100 products a call. Stop when you like: the next run goes on
            from there, and what has not changed is not sent again.
          </p>
          <Course run={sending} kind="run" />
          {isFree && (
            <Starter
              label={wordsForSending(sending)}
              kind="primary"
              hindrance={hindrance}
              onStart={() => void startRun()}
            />
          )}
          {isFree && !hindrance && (
            <Button size="small" kind="quiet" onClick={() => void startFullRun()}>
              Send all again, also what has not changed
            </Button>
          )}
        </div>
      </StepPanel>
    </>
  )
}

function hindranceOf(problems: number, source: Source): string | undefined {
  if (problems > 0) return 'Mend the mapping first.'
  const isEmpty = source.kind === 'read' && source.inspection.count === 0
  return isEmpty ? 'There are no records in this file.' : undefined
}

function Course({ run, kind }: { run: Run; kind: RunKind }) {
  if (run.state === 'none') return null
  if (run.state === 'running') return <RunProgress {...run} onStop={stopRun} />
  if (run.state === 'broken') {
    return (
      <Notice tone="bad" title="Broken off">
        <p>{brokenWords}</p>
      </Notice>
    )
  }
  return (
    <>
      {run.resumedAt > 0 && <p className="tool-text">{resumedWords(run.resumedAt)}</p>}
      <RunReport report={run.report} />
      {kind === 'dry run' && run.changes.length > 0 && <Changes changes={run.changes} />}
      {kind === 'run' && (
        <p>
          See it arrive: the <a href="/sandbox/data-flows.html">data flows</a> and the{' '}
          <a href="/sandbox/requests.html">requests</a> of your sandbox.
        </p>
      )}
    </>
  )
}

interface StarterProps {
  label: string
  kind?: 'primary'
  hindrance: string | undefined
  onStart(): void
}

function Starter({ label, kind, hindrance, onStart }: StarterProps) {
  return (
    <>
      <Button kind={kind} disabled={hindrance !== undefined} onClick={onStart}>
        {label}
      </Button>
      {hindrance && <p className="tool-text">{hindrance}</p>}
    </>
  )
}

function wordsForSending(run: Run): string {
  const isOpen = run.state === 'ended' && run.report.ended !== 'finished'
  return isOpen || run.state === 'broken' ? 'Go on' : 'Send the products'
}
