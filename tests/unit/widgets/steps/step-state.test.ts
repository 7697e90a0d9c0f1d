import { describe, expect, test } from 'vitest'
import type { RequestSummary } from '#contract'
import type { Facts } from '../../../../src/widgets/state/facts-lookup.ts'
import type { DoneStep } from '../../../../src/widgets/state/progress.ts'
import { announcement, wordsFor } from '../../../../src/widgets/steps/announcement.ts'
import { judgeStep, stepState } from '../../../../src/widgets/steps/step-state.ts'

const done: DoneStep = { at: '2024-03-05T09:12:44Z', sandbox: 'mine', call: 7, because: 'Seen.' }
const nearly = { state: 'nearly', difference: 'Not quite.' } as const
const open = { state: 'open' } as const

describe('a step', () => {
  test.each([
    ['is to do as long as nothing is known', undefined, undefined, undefined, open],
    ['is to do in a new PIM', open, undefined, 'mine', open],
    ['tells what differs', nearly, undefined, 'mine', nearly],
    [
      'is done when the PIM says so',
      { state: 'done', because: 'There.', call: 3 },
      undefined,
      'mine',
      { state: 'done', because: 'There.' },
    ],
    ['stays done, whatever becomes of it', open, done, 'mine', { state: 'done', because: 'Seen.' }],
    ['was done in an earlier PIM', open, done, 'new', { state: 'done before' }],
    ['was done in a PIM that is gone', undefined, done, undefined, { state: 'done before' }],
    ['tells what differs in a new PIM', nearly, done, 'new', nearly],
  ] as const)('%s', (_, verdict, before, sandbox, expected) => {
    expect(stepState({ verdict, done: before, sandbox })).toEqual(expected)
  })
})

describe('tries', () => {
  const call: RequestSummary = {
    number: 5,
    at: '2024-03-05T09:12:44+00:00',
    method: 'GET',
    address: '/api/rest/v1/products',
    operation: 'get_products',
    connection: null,
    status: 401,
    milliseconds: 1,
    size: 0,
  }
  const facts: Facts = { sandbox: 'mine', connections: [], calls: [call], products: {} }
  const check = { call: { operation: 'get_products' } } as const

  test.each([
    ['count', 0, undefined, 'nearly'],
    ['from before the page was opened do not count', 5, undefined, 'open'],
    ['from before the step before was done do not count', 0, { ...done, call: 5 }, 'open'],
    ['count when the step before was done earlier', 0, { ...done, call: 4 }, 'nearly'],
    [
      'count when the step before was done in another PIM',
      0,
      { ...done, sandbox: 'old', call: 9 },
      'nearly',
    ],
  ] as const)('%s', (_, arrival, previous, state) => {
    expect(judgeStep({ check, facts, previous, arrival })?.state).toBe(state)
  })

  test('of nobody are none', () => {
    expect(judgeStep({ check, facts: undefined, previous: undefined, arrival: 0 })).toBeUndefined()
  })
})

describe('what is said aloud', () => {
  test.each([
    ['nothing of how a step stood at first', undefined, nearly, ''],
    ['nothing when nothing changed', nearly, { ...nearly }, ''],
    ['that it is not quite done', open, nearly, 'Ask: not quite. Not quite.'],
    ['another difference', nearly, { ...nearly, difference: 'Still.' }, 'Ask: not quite. Still.'],
    ['that it is done', nearly, { state: 'done', because: 'Seen.' }, 'Ask: done.'],
    ['nothing when it is to do again', { state: 'done', because: 'Seen.' }, open, ''],
  ] as const)('%s', (_, before, now, words) => {
    expect(announcement('Ask', before, now)).toBe(words)
  })

  test('is said in words below the step, too', () => {
    expect(wordsFor(nearly)).toBe('Not quite.')
    expect(wordsFor({ state: 'done', because: 'Seen.' })).toBe('Seen.')
    expect(wordsFor(open)).toContain('notices when it is done')
    expect(wordsFor({ state: 'done before' })).toContain('earlier PIM')
  })
})
