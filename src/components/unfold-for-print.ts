let opened: HTMLDetailsElement[] = []

/** Who prints a page wants all of it; on the screen it is folded as before. */
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll<HTMLDetailsElement>('main .prose details:not([open])')]
  for (const details of opened) details.open = true
})

addEventListener('afterprint', () => {
  for (const details of opened.splice(0)) details.open = false
})
