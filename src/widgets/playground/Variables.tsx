import { useStore } from '@nanostores/react'
import { $variables, forgetVariable } from '../state/variables.ts'

/** What was taken from answers, to be written in requests by its name. */
export function Variables() {
  const variables = Object.entries(useStore($variables, { ssr: none }))
  return (
    <section className="panel" aria-label="Taken from answers">
      <header className="panel-head">
        <h2 className="panel-title">Taken from answers</h2>
      </header>
      <div className="panel-body">
        {variables.length === 0 ? (
          <p className="tool-text">
            Press “use” beside a code in an answer, and it can be written by name in every request
            of this site: {'<my_identifier>'}.
          </p>
        ) : (
          <dl className="kv">
            {variables.map(([name, value]) => (
              <div key={name}>
                <dt>{`<${name}>`}</dt>
                <dd className="value">{value}</dd>
                <dd className="kv-actions">
                  <button
                    type="button"
                    className="copy"
                    aria-label={`Forget ${name}`}
                    onClick={() => forgetVariable(name)}
                  >
                    Forget
                  </button>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </section>
  )
}

const nothing = {}
const none = () => nothing
