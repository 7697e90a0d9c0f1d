/**
 * A button can be pressed before the script of its widget has come. The press is kept, and made good
 * as soon as the widget is ready.
 */
document.addEventListener('click', (event) => {
  const { target } = event
  const pressed = target instanceof Element ? target.closest<HTMLElement>(pressable) : null
  const island = pressed?.closest('astro-island[ssr]')
  if (!pressed || !island) return
  // Until then a form is not sent by the browser itself, and no choice is made that nobody knows of.
  event.preventDefault()
  pressed.setAttribute('aria-busy', 'true')
  island.addEventListener(
    'astro:hydrate',
    () => {
      pressed.removeAttribute('aria-busy')
      pressed.click()
    },
    { once: true },
  )
})

const pressable = 'button, input:is([type="radio"], [type="checkbox"]), a.json-link'
