import type { Comparison } from './desk.ts'

/** What exactly is held against what, for whoever wants to check it. */
export function Rules({ comparison: { channel, locales } }: { comparison: Comparison }) {
  return (
    <details className="disclosure">
      <summary>What is compared, and how</summary>
      <ul className="measure-rules">
        <li>
          Both ways take what is switched on and complete for <code>{channel}</code> in{' '}
          {locales.join(', ')}, with the same attributes.
        </li>
        <li>
          A PIM writes its file in a job, out of sight. This one has no jobs, so the export
          connector of this site writes it: it reads the products, 100 a call, and makes a row of
          each. Its calls and its time stand in the table.
        </li>
        <li>
          The changes are asked for by the same connector, with <code>updated</code> after the
          moment of the last run, less one minute. What changed within that minute may therefore
          come twice.
        </li>
        <li>
          Sizes are those of the file and of the answers before compression. The clock runs in your
          browser, network included. The channel and its attributes are read before it starts.
        </li>
      </ul>
    </details>
  )
}
