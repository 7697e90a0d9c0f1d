import { $progress, isPageDone, pageOf } from '../widgets/state/progress.ts'

/** Opens the door of each page whose steps the reader has done, and says so. */
$progress.subscribe((progress) => {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.series a')) {
    const isDone = isPageDone(progress, pageOf(link.pathname))
    link.toggleAttribute('data-done', isDone)
    const words = link.querySelector<HTMLElement>('.done')
    if (words) words.hidden = !isDone
  }
})
