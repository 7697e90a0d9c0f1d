import type { ClientDirective } from 'astro'

const signs = ['pointerenter', 'pointerdown', 'focusin', 'keydown', 'click']

/**
 * `client:touched`: an island comes to life when somebody points at it, touches it or reaches it by keyboard. Until
 * then its code is not loaded, also where it is in view from the start.
 */
const touched: ClientDirective = (load, _options, element) => {
  const wake = async () => {
    for (const sign of signs) element.removeEventListener(sign, wake)
    const hydrate = await load()
    await hydrate()
  }
  for (const sign of signs) element.addEventListener(sign, wake, { passive: true })
  if (element.matches(':hover, :focus-within')) void wake()
}

export default touched
