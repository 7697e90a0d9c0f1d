/**
 * A button can be pressed before the script of its widget has come. The press is kept, and made good
 * as soon as the widget is ready.
 */
document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : null
  const island = button?.closest('astro-island[ssr]')
  if (!button || !island) return
  button.setAttribute('aria-busy', 'true')
  island.addEventListener(
    'astro:hydrate',
    () => {
      button.removeAttribute('aria-busy')
      button.click()
    },
    { once: true },
  )
})
