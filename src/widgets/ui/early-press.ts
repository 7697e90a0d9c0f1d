/**
 * A button can be pressed before the script of its widget has come. The press is kept, and made good
 * as soon as the widget is ready. If the script does not come, that is said until the next press.
 */
document.addEventListener('click', (event) => {
  const { target } = event
  const pressed = target instanceof Element ? target.closest<HTMLElement>(pressable) : null
  const island = pressed?.closest('astro-island[ssr]')
  if (!pressed || !island) return
  // Until then a form is not sent by the browser itself, and no choice is made that nobody knows of.
  event.preventDefault()
  pressed.setAttribute('aria-busy', 'true')
  const waiting = new AbortController()
  const settle = (then: () => void) => () => {
    waiting.abort()
    pressed.removeAttribute('aria-busy')
    then()
  }
  const { signal } = waiting
  island.addEventListener(
    'astro:hydrate',
    settle(() => pressed.click()),
    { signal },
  )
  island.addEventListener('astro:hydration-error', settle(sayThatItDidNotArrive), { signal })
})

const pressable = 'button, input:is([type="radio"], [type="checkbox"]), a.json-link'

function sayThatItDidNotArrive(): void {
  const notice = document.createElement('p')
  notice.className = 'notice notice-floating'
  notice.dataset['tone'] = 'bad'
  notice.setAttribute('role', 'alert')
  notice.textContent =
    'The script of this panel did not arrive, so nothing was done. Check the network and press again, or load the page anew.'
  document.body.append(notice)
  document.addEventListener('click', () => notice.remove(), { capture: true, once: true })
}
