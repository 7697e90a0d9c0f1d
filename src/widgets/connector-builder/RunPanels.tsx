import { useStore } from '@nanostores/react'
import { Button } from '../ui/Button.tsx'
import { $problems } from './mapping.ts'
import {
  $ended,
  $run,
  courseOf,
  type Run,
  type RunKind,
  startDryRun,
  startFullRun,
  startRun,
  stopRun,
} from './run.ts'
import { signOfRun } from './run-words.ts'
import { RunProgress } from './RunProgress.tsx'
import { Changes, RunReport } from './RunReport.tsx'
import { StepPanel } from './StepPanel.tsx'

/** The last steps: what would happen, and then that it does. */
export function RunPanels() {
  const run = useStore($run)
  const ended = useStore($ended)
  const trial = courseOf('dry run', run, ended)
  const sending = courseOf('run', run, ended)
  const isFree = run.state !== 'running'
  const problems = useStore($problems)
  const canRun = problems.length === 0
  return (
    <>
      <StepPanel number={4} sign={signOfRun(trial, 'dry run')}>
        <div className="panel-body">
          <p>
            A dry run reads the whole file, compares each product with the one in your PIM, and
            sends nothing.
          </p>
          <Course run={trial} kind="dry run" />
          {isFree && <Starter label="Dry run" canRun={canRun} onStart={() => void startDryRun()} />}
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
              canRun={canRun}
              onStart={() => void startRun()}
            />
          )}
          {isFree && canRun && (
            <Button size="small" kind="quiet" onClick={() => void startFullRun()}>
              Send all again, also what has not changed
            </Button>
          )}
        </div>
      </StepPanel>
    </>
  )
}

function Course({ run, kind }: { run: Run; kind: RunKind }) {
  if (run.state === 'none') return null
  if (run.state === 'running') return <RunProgress {...run} onStop={stopRun} />
  return (
    <>
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
  canRun: boolean
  onStart(): void
}

function Starter({ label, kind, canRun, onStart }: StarterProps) {
  return (
    <>
      <Button kind={kind} disabled={!canRun} onClick={onStart}>
        {label}
      </Button>
      {!canRun && <p className="tool-text">Mend the mapping first.</p>}
    </>
  )
}

function wordsForSending(run: Run): string {
  const isOpen = run.state === 'ended' && run.report.ended !== 'finished'
  return isOpen ? 'Go on' : 'Send the products'
}
