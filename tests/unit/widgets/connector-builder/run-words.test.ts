import { expect, test } from 'vitest'
import { createReport, type RunEvent } from '#connector'
import {
  failuresAsCsv,
  progressWords,
  resumedWords,
  signOfRun,
  wordsAloud,
} from '../../../../src/widgets/connector-builder/run-words.ts'

const counts = { read: 3, created: 1, updated: 1, unchanged: 0, rejected: 1, skipped: 0 }

function reportOf(...events: RunEvent[]) {
  const { report, add } = createReport()
  for (const event of events) add(event)
  return report
}

const refused: RunEvent = {
  kind: 'record',
  index: 2,
  place: { line: 13, column: 3 },
  identifier: '=1+1',
  outcome: 'rejected',
  findings: [
    {
      target: 'price',
      reason: '"1,2,3" is not a number, or so.',
      place: { line: 17, column: 5 },
      text: '1,2,3',
    },
  ],
}

test('failed records become a table with the line of each, and no formulas', () => {
  const lines = failuresAsCsv(reportOf(refused)).split('\r\n')
  expect(lines[0]).toBe('record,line,column,identifier,outcome,for,reason,text')
  expect(lines[1]).toBe(`2,17,5,'=1+1,rejected,price,"""1,2,3"" is not a number, or so.","1,2,3"`)
})

test('a run that goes on says from where, and one that failed how to go on', () => {
  expect(resumedWords(1200)).toMatch(/record 1,200; this one goes on/)
  const broken = { state: 'broken', kind: 'run' } as const
  expect(signOfRun(broken, 'run')).toEqual({ tone: 'bad', text: 'Broke off' })
  expect(wordsAloud(broken)).toMatch(/^The run broke off\. .*Start it again/)
})

test('progress tells how many, how fast, and how long it will take', () => {
  const progress = { kind: 'progress', counts: { ...counts, read: 1204 }, rate: 310.4 } as const
  expect(progressWords(progress)).toBe('1,204 records, 310 a second')
  expect(progressWords({ ...progress, secondsLeft: 12.2 })).toMatch(/, 13 s left$/)
  expect(progressWords({ ...progress, secondsLeft: 300 })).toMatch(/, 5 min left$/)
})

test('a run with rejected records is done, but not well', () => {
  const report = reportOf(refused, { kind: 'finished', counts })
  const run = { state: 'ended', kind: 'run', report, changes: [], resumedAt: 0 } as const
  expect(signOfRun(run, 'run')).toEqual({ tone: 'warn', text: 'Done, 1 rejected' })
  expect(signOfRun(run, 'dry run')).toEqual({ tone: 'idle', text: 'Not yet' })
  expect(wordsAloud(run)).toBe(
    'The run is done: 1 new, 1 changed, 0 as they are, 1 rejected, 0 left out.',
  )
})

test('a run that broke off says why', () => {
  const stopped = {
    kind: 'stopped',
    reason: 'source',
    message: 'Line 9: cut off.',
    counts,
  } as const
  const run = {
    state: 'ended',
    kind: 'run',
    report: reportOf(stopped),
    changes: [],
    resumedAt: 0,
  } as const
  expect(signOfRun(run, 'run').tone).toBe('bad')
  expect(wordsAloud(run)).toContain('Line 9: cut off.')
})
