import type { ClientDirective } from 'astro'

/** What an island shows of the reader's own. */
export interface Own {
  /** Names in the browser's storage. As long as it has none of them, the island shows what the HTML says. */
  own: readonly string[]
  /** Whether it has to watch from the start, in view or not. @default false */
  watches?: boolean
}

const signs = ['pointerenter', 'pointerdown', 'focusin', 'keydown', 'click', 'change', 'dragenter']

/**
 * `client:touched`: an island comes to life when somebody points at it, touches it, reaches it by keyboard or
 * drags something over it. Until then its code is not loaded, also where it is in view from the start.
 *
 * `client:touched={{ own: ['doorway.sandbox'] }}`: and where this browser holds something that it would show, as soon
 * as it is in view. What the reader does in one island may show in the others, so they follow the first.
 */
const touched: ClientDirective = (load, { value }, element) => {
  let asleep = new AbortController()
  const wake = async () => {
    if (asleep.signal.aborted) return
    asleep.abort()
    const hydrate = await load()
    await hydrate()
  }
  const listen = () => {
    asleep = new AbortController()
    const { signal } = asleep
    for (const sign of signs) element.addEventListener(sign, wake, { passive: true, signal })
  }
  listen()
  // Its code did not come: the next touch tries again.
  element.addEventListener('astro:hydration-error', listen)
  if (element.matches(':hover, :focus-within')) void wake()
  else if (isOwn(value)) wakeForOwn(value, element, wake, asleep.signal)
}

export default touched

// Astro hands on whatever was written, and types it as a text.
function isOwn(value: unknown): value is Own {
  return typeof value === 'object' && value !== null && 'own' in value
}

function wakeForOwn(
  { own, watches = false }: Own,
  element: HTMLElement,
  wake: () => unknown,
  signal: AbortSignal,
): void {
  const begin = () => (watches ? wake() : whenInView(element, wake, signal))
  if (own.some(isKept)) return void begin()
  document.addEventListener('astro:hydrate', begin, { capture: true, once: true, signal })
  addEventListener('storage', ({ key }) => key !== null && own.includes(key) && begin(), { signal })
}

function isKept(name: string): boolean {
  try {
    return localStorage.getItem(name) !== null
  } catch {
    return false
  }
}

/** The island itself has no box on the page, but what is in it has. */
function whenInView(element: HTMLElement, act: () => unknown, signal: AbortSignal): void {
  const observer = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) act()
  })
  for (const child of element.children) observer.observe(child)
  signal.addEventListener('abort', () => observer.disconnect())
}
