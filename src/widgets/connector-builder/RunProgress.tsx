import type { ProgressEvent } from '#connector'
import { Button } from '../ui/Button.tsx'
import { progressWords, resumedWords } from './run-words.ts'
import { OutcomeCounts } from './RunReport.tsx'

interface Props {
  resumedAt: number
  progress: ProgressEvent | undefined
  isStopping: boolean
  onStop(): void
}

export function RunProgress({ resumedAt, progress, isStopping, onStop }: Props) {
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
      {resumedAt > 0 && <p className="tool-text">{resumedWords(resumedAt)}</p>}
      {progress && <OutcomeCounts counts={progress.counts} />}
      <Button busy={isStopping} onClick={onStop}>
        Stop
      </Button>
    </>
  )
}
