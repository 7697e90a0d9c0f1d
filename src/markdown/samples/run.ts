import { formatHttp } from '#client'
import { SampleError } from './plan.ts'
import type { PlannedSample } from './plan.ts'
import { openSession } from './session.ts'
import type { Sample, Send, Session } from './session.ts'

/** What became of one sample: what the page shows, or why it cannot. */
export type SampleOutcome = { sample: Sample } | { error: SampleError }

/**
 * Runs the samples of articles, each article against a fresh sandbox, one after the other as a
 * reader would. The same text gives the same outcome: checking and rendering send once.
 */
export interface SampleRunner {
  run(key: string, samples: readonly PlannedSample[]): Promise<SampleOutcome[]>
}

export function createSampleRunner(send: Send, baseUrl: string): SampleRunner {
  const outcomes = new Map<string, Promise<SampleOutcome[]>>()
  return {
    run(key, samples) {
      const known = outcomes.get(key) ?? runAll(samples, send, baseUrl)
      outcomes.set(key, known)
      return known
    },
  }
}

async function runAll(
  samples: readonly PlannedSample[],
  send: Send,
  baseUrl: string,
): Promise<SampleOutcome[]> {
  const outcomes: SampleOutcome[] = []
  try {
    const session = await openSession(send, baseUrl)
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
  return fits ? { sample } : { error: unexpected(sample, expect, baseUrl) }
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
