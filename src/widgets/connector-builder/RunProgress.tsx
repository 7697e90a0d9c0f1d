import type { ProgressEvent } from '#connector'
import { Button } from '../ui/Button.tsx'
import { progressWords } from './run-words.ts'
import { OutcomeCounts } from './RunReport.tsx'

interface Props {
  progress: ProgressEvent | undefined
  isStopping: boolean
  onStop(): void
}

export function RunProgress({ progress, isStopping, onStop }: Props) {
  return (
    <>
      <progress
        className="meter"
        data-tone="ok"
        max={1}
        value={progress?.share ?? 0}
        aria-label="How much of the file is read"
      />
      <p className="tool-text">{progress ? progressWords(progress) : 'Beginning'}</p>
      {progress && <OutcomeCounts counts={progress.counts} />}
      <Button busy={isStopping} onClick={onStop}>
        Stop
      </Button>
    </>
  )
}
