import { useState } from 'react'
import type { Counts, RecordEvent, Report } from '#connector'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { failuresAsCsv, outcomes } from './run-words.ts'
import { saveFile } from './save-file.ts'
import { dataWords } from './value-words.ts'

const shownFailures = 10
const mostFailures = 50

/** How many records came to what. */
export function OutcomeCounts({ counts }: { counts: Counts }) {
  return (
    <dl className="outcomes">
      {outcomes.map(([outcome, word]) => (
        <div key={outcome} data-outcome={outcome}>
          <dt>{word}</dt>
          <dd>{counts[outcome].toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What a run came to, and why some records did not. */
export function RunReport({ report }: { report: Report }) {
  const { ended, message, counts, records, options, models } = report
  return (
    <>
      {ended !== 'finished' && message && (
        <Notice tone={ended === 'cancelled' ? 'info' : 'bad'} title={titles[ended]}>
          <p>{message}</p>
        </Notice>
      )}
      <OutcomeCounts counts={counts} />
      {models && <Models models={models} />}
      {options.length > 0 && <Options options={options} />}
      {records.length > 0 && <Failures report={report} />}
    </>
  )
}

const titles = {
  cancelled: 'Stopped',
  unreachable: 'The PIM does not answer',
  refused: 'The PIM said no',
  source: 'The file breaks off',
}

function Models({ models }: { models: NonNullable<Report['models']> }) {
  const { counts, rejected } = models
  const words = outcomes.flatMap(([outcome, word]) =>
    outcome in counts
      ? `${counts[outcome as keyof typeof counts].toLocaleString('en')} ${word}`
      : [],
  )
  return (
    <>
      <p className="tool-text">Product models: {words.join(', ')}.</p>
      {rejected.length > 0 && (
        <ul className="failures">
          {rejected.slice(0, mostFailures).map(({ code, place, findings }) => (
            <li key={`${code} ${place.line}`}>
              Line {place.line}, model <strong>{code}</strong>:{' '}
              {findings.map(({ reason }) => reason).join(' ')}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Options({ options }: Pick<Report, 'options'>) {
  const names = options.map(({ attribute, code, refused }) =>
    refused ? `${code} of ${attribute} (refused: ${refused})` : `${code} of ${attribute}`,
  )
  return <p className="tool-text">Options that come with it: {names.join(', ')}.</p>
}

function Failures({ report }: { report: Report }) {
  const { records, more } = report
  const [shown, setShown] = useState(shownFailures)
  const hidden = records.length - Math.min(shown, records.length) + more
  const next = Math.min(records.length, mostFailures) - shown
  return (
    <details className="disclosure" open>
      <summary>What to look at in the file</summary>
      <ul className="failures">
        {records.slice(0, shown).map(({ index, place, identifier, outcome, findings }) => (
          <li key={index}>
            <p>
              <strong>{identifier ?? `Record ${index}`}</strong>{' '}
              <span className="badge" data-tone={tones[outcome]}>
                {words[outcome]}
              </span>
            </p>
            {findings.map((finding) => (
              <p key={`${finding.target} ${finding.reason}`}>
                Line {(finding.place ?? place).line}, column {(finding.place ?? place).column},{' '}
                <code>{finding.target}</code>: {finding.reason}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <p className="tool-text">And {hidden.toLocaleString('en')} more, all in the list.</p>
      )}
      {next > 0 && (
        <Button size="small" kind="quiet" onClick={() => setShown(mostFailures)}>
          Show {next} more
        </Button>
      )}
      <Button
        size="small"
        onClick={() => saveFile('failed-records.csv', failuresAsCsv(report), 'text/csv')}
      >
        Save the list as CSV
      </Button>
    </details>
  )
}

const tones = {
  rejected: 'bad',
  skipped: 'info',
  created: 'warn',
  updated: 'warn',
  unchanged: undefined,
} as const
const words = {
  rejected: 'rejected',
  skipped: 'left out',
  created: 'new, with a note',
  updated: 'changed, with a note',
  unchanged: 'as it is',
}

/** What would change in the PIM, product by product. */
export function Changes({ changes }: { changes: readonly RecordEvent[] }) {
  const shown = changes.slice(0, 20)
  return (
    <details className="disclosure">
      <summary>What would change in the PIM</summary>
      <ul className="failures">
        {shown.map(({ index, identifier = '', outcome, differences = [] }) => (
          <li key={index}>
            <p>
              <strong>{identifier}</strong>{' '}
              <span className="badge" data-tone={outcome === 'created' ? 'ok' : 'info'}>
                {outcome === 'created' ? 'new' : 'changed'}
              </span>
            </p>
            <dl className="kv">
              {differences.map(({ property, locale, scope, before, after }) => (
                <div key={`${property} ${locale ?? ''} ${scope ?? ''}`}>
                  <dt>{[property, locale, scope].filter(Boolean).join(', ')}</dt>
                  <dd>
                    {before !== null && (
                      <>
                        <del>{dataWords(before)}</del>{' '}
                      </>
                    )}
                    <ins>{dataWords(after)}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {changes.length > shown.length && (
        <p className="tool-text">These are the first {shown.length}.</p>
      )}
    </details>
  )
}
