import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Calls } from '../ui/Calls.tsx'
import { Notice } from '../ui/Notice.tsx'
import { saveFile } from '../ui/save-file.ts'
import { type Comparison, comparisonOf, type Course, createDesk, type Desk } from './desk.ts'
import { Figures } from './Figures.tsx'
import { Rules } from './Rules.tsx'
import { announcement, findings, wordsForStep } from './words.ts'

export interface Props {
  /** Code of the channel that is exported. @default 'ecommerce' */
  channel?: string | undefined
}

/** The whole file and the changes of the same channel, measured in the reader's own PIM. */
export default function FileOrApiIsland({ channel = 'ecommerce' }: Props) {
  const [desk] = useState(() => createDesk(channel))
  const course = useStore(desk.$course)
  const calls = useStore(desk.trail.$calls)
  const comparison = comparisonOf(course)
  return (
    <section className="panel file-or-api needs-script" aria-label="File or API, measured">
      <header className="panel-head">
        <p className="panel-title">File or API, measured in your PIM</p>
        <Sign course={course} />
      </header>
      {calls.length > 0 && (
        <div className="panel-section">
          <Calls calls={calls} label="Calls on the way to your PIM" />
        </div>
      )}
      {course.state === 'failed' && (
        <div className="panel-section">
          <Notice tone="bad" title={course.obstacle.title}>
            <p>{course.obstacle.text}</p>
          </Notice>
        </div>
      )}
      <div className="panel-body" aria-busy={course.state === 'measuring' || undefined}>
        {comparison ? <Results comparison={comparison} /> : <Invitation channel={channel} />}
      </div>
      <Deeds desk={desk} course={course} />
      <output className="visually-hidden">{announcement(course)}</output>
    </section>
  )
}

function Sign({ course }: { course: Course }) {
  if (course.state === 'measuring') {
    return (
      <span className="status" data-status="busy">
        {wordsForStep(course.step, course.products)}
      </span>
    )
  }
  if (course.state !== 'measured') return null
  return (
    <span className="status" data-status="ok">
      Measured
    </span>
  )
}

function Invitation({ channel }: { channel: string }) {
  return (
    <p>
      One press exports your own PIM twice: every product that is ready for the channel{' '}
      <code>{channel}</code> as a CSV file, and then only what changed since. Both are done for
      real, in your browser. Without a PIM of your own you get one on the way.
    </p>
  )
}

function Results({ comparison }: { comparison: Comparison }) {
  if (comparison.file.products === 0) {
    return (
      <Notice tone="warn" title="The file is empty">
        <p>
          No product of your PIM is switched on and complete for <code>{comparison.channel}</code>{' '}
          in {comparison.locales.join(', ')}. <a href="/sandbox/products.html">Complete one</a>, or{' '}
          <a href="/sandbox/index.html">put the sample range back</a>, and measure again.
        </p>
      </Notice>
    )
  }
  return (
    <>
      <Figures comparison={comparison} />
      {findings(comparison).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Rules comparison={comparison} />
    </>
  )
}

interface DeedsProps {
  desk: Desk
  course: Course
}

/** The first button stays the same element from one press to the next, so that the focus stays, too. */
function Deeds({ desk, course }: DeedsProps) {
  const comparison = comparisonOf(course)
  const isBusy = course.state === 'measuring'
  const canChange = course.state !== 'failed' && comparison?.file.priced !== undefined
  return (
    <div className="panel-foot">
      <Button
        kind="primary"
        busy={isBusy}
        onClick={() => void (canChange ? desk.changeAndMeasure() : desk.measure())}
      >
        {wordsForPress(course, canChange)}
      </Button>
      {isBusy && (
        <Button kind="quiet" onClick={desk.stop}>
          Stop
        </Button>
      )}
      {!isBusy && canChange && (
        <Button kind="quiet" onClick={() => void desk.measure()}>
          Measure without a change
        </Button>
      )}
      {!isBusy && comparison && comparison.file.products > 0 && (
        <Button
          kind="quiet"
          onClick={() => saveFile(comparison.file.file, `${comparison.channel}.csv`)}
        >
          Save the file
        </Button>
      )}
    </div>
  )
}

function wordsForPress(course: Course, canChange: boolean): string {
  if (course.state === 'failed') {
    return course.obstacle.remedy === 'new sandbox' ? 'Get a new PIM, and measure' : 'Try again'
  }
  if (canChange) return 'Change a price, and measure again'
  return comparisonOf(course) ? 'Measure again' : 'Measure it here'
}
