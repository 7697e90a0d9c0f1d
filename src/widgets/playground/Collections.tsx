import type { RequestDescription } from '#client'

/** The requests of one tutorial, with names where the reader's own values go. */
export interface Collection {
  title: string
  samples: readonly { title: string; reference: string; request: RequestDescription }[]
}

interface Props {
  collections: readonly Collection[]
  onChoose(sample: Collection['samples'][number]): void
}

/** The requests of the tutorials: choosing one puts it into the panel, and sends nothing. */
export function Collections({ collections, onChoose }: Props) {
  return (
    <section className="panel" aria-label="Requests of the tutorials">
      <header className="panel-head">
        <h2 className="panel-title">Requests of the tutorials</h2>
      </header>
      <div className="panel-body">
        {collections.map(({ title, samples }) => (
          <details key={title} className="disclosure">
            <summary>
              {title} ({samples.length})
            </summary>
            <ol className="collection">
              {samples.map((sample, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- the requests of a tutorial never change places
                <li key={at}>
                  <button type="button" className="past-request" onClick={() => onChoose(sample)}>
                    <span className="method" data-method={sample.request.method}>
                      {sample.request.method}
                    </span>
                    <span className="past-path">{sample.title}</span>
                  </button>
                </li>
              ))}
            </ol>
          </details>
        ))}
      </div>
    </section>
  )
}
