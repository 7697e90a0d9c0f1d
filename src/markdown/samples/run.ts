import { type Clock, formatHttp, systemClock } from '#client'
import { SampleError } from './plan.ts'
import type { PlannedSample } from './plan.ts'
import { openSession } from './session.ts'
import type { Sample, Send, Session } from './session.ts'

/** What became of one sample: what the page shows, and what is wrong with it; at least one of the two. */
export interface SampleOutcome {
  sample?: Sample
  error?: SampleError
}

/**
 * Runs the samples of articles, each article against a fresh sandbox, one after the other as a
 * reader would. What was sent already is not sent again: an author changes more words than requests.
 */
export interface SampleRunner {
  run(file: string, samples: readonly PlannedSample[]): Promise<SampleOutcome[]>
}

export function createSampleRunner(
  send: Send,
  baseUrl: string,
  clock: Pick<Clock, 'now'> = systemClock,
): SampleRunner {
  const kept = new Map<string, { written: string; outcomes: Promise<SampleOutcome[]> }>()
  return {
    run(file, samples) {
      const written = JSON.stringify(samples.map((sample) => sample.written))
      const known = kept.get(file)
      if (known?.written === written) return known.outcomes
      const outcomes = runAll(samples, () => openSession(send, baseUrl, clock), baseUrl)
      kept.set(file, { written, outcomes })
      return outcomes
    },
  }
}

async function runAll(
  samples: readonly PlannedSample[],
  open: () => Promise<Session>,
  baseUrl: string,
): Promise<SampleOutcome[]> {
  const outcomes: SampleOutcome[] = []
  try {
    const session = await open()
    for (const planned of samples) outcomes.push(await runOne(planned, session, baseUrl))
    return outcomes
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return [...outcomes, { error: new SampleError(`the sandbox for samples: ${message}`) }]
  }
}

async function runOne(
  planned: PlannedSample,
  session: Session,
  baseUrl: string,
): Promise<SampleOutcome> {
  const { expect } = planned
  let request
  try {
    request = planned.describe(baseUrl, session.authorization(planned.auth))
  } catch (error) {
    if (error instanceof SampleError) return { error }
    if (error instanceof TypeError) return { error: new SampleError(error.message) }
    throw error
  }
  const sample = await session.exchange(request)
  const { status } = sample.answer
  const fits = expect === undefined ? status >= 200 && status < 300 : status === expect
  return fits ? { sample } : { sample, error: unexpected(sample, expect, baseUrl) }
}

function unexpected(
  { request, answer }: Sample,
  expect: number | undefined,
  baseUrl: string,
): SampleError {
  const shown = formatHttp(request, { baseUrl }).replaceAll('\n', '\n      ')
  return new SampleError(
    `the sample was answered with ${answer.status}, not ${expect ?? '2xx'}`,
    `Sent:\n      ${shown}\n    Answer:\n      ${answer.status} ${answer.statusText} ${answer.body}`,
  )
}
