import { knowPage } from '../widgets/state/progress.ts'

/** Remembers which steps this page has, so that its door in the row can tell when all of them are done. */
const steps = [...document.querySelectorAll<HTMLElement>('[data-step]')]
const page = steps[0]?.dataset['page']
if (page !== undefined) {
  knowPage(
    page,
    steps.flatMap(({ dataset }) => dataset['step'] ?? []),
  )
}
