import { steps } from './steps.ts'

/** What follows once a file is read. */
export function StepsAhead() {
  return (
    <section aria-label="What comes next">
      <ol className="steps-ahead" start={2}>
        {steps.slice(1).map(({ title, what }, at) => (
          <li key={title}>
            <span className="step-number" aria-hidden="true">
              {at + 2}
            </span>
            <span>
              <strong>{title}</strong> {what}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
