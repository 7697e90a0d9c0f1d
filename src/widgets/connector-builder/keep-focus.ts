import { type RefObject, useEffect } from 'react'

/**
 * A pressed button may be gone once it has done its work. Whoever uses the keyboard then goes on from the title of
 * the step where it was, and not from the top of the page.
 */
export function useKeptFocus(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current
    return element ? keepFocus(element) : undefined
  }, [box])
}

function keepFocus(box: HTMLElement): () => void {
  const ending = new AbortController()
  const { signal } = ending
  // A press before the script had come has its focus already.
  let step = stepOf(document.activeElement)
  const enter = ({ target }: FocusEvent) => (step = stepOf(target))
  const leave = ({ target }: FocusEvent) => {
    // What is taken off the page has not been left by anybody.
    setTimeout(() => {
      const isThere = target instanceof Element && target.isConnected
      if (isThere && !box.contains(document.activeElement)) step = undefined
    })
  }
  box.addEventListener('focusin', enter, { signal })
  box.addEventListener('focusout', leave, { signal })
  const observer = new MutationObserver(() => {
    if (step === undefined || document.activeElement !== document.body) return
    box.querySelector<HTMLElement>(`[data-step="${step}"] h2`)?.focus({ preventScroll: true })
  })
  observer.observe(box, { childList: true, subtree: true })
  return () => {
    ending.abort()
    observer.disconnect()
  }
}

function stepOf(target: EventTarget | null): string | undefined {
  const panel = target instanceof Element ? target.closest<HTMLElement>('[data-step]') : null
  return panel?.dataset['step']
}
