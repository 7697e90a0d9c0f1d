/** Puts words on the clipboard and says so aloud; false where the browser does not let it. */
export async function copyText(text: string, what: string): Promise<boolean> {
  const copied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
  announce(
    copied ? `The ${what} is copied.` : `The browser does not let this page copy the ${what}.`,
  )
  return copied
}

function announce(words: string): void {
  const place = document.querySelector('#announcement') ?? createPlace()
  place.textContent = words
}

function createPlace(): HTMLElement {
  const place = document.createElement('output')
  place.id = 'announcement'
  place.className = 'visually-hidden'
  document.body.append(place)
  return place
}
