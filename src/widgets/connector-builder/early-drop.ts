/**
 * A file can be dropped before the script of the builder has come. It is put into the field for files, where
 * the builder finds it; left to the browser, it would be opened in place of the page.
 */
document.addEventListener('dragover', (event) => {
  if (zoneOf(event)) event.preventDefault()
})

document.addEventListener('drop', (event) => {
  const field = zoneOf(event)?.querySelector<HTMLInputElement>('input[type="file"]')
  if (!field || !event.dataTransfer) return
  event.preventDefault()
  field.files = event.dataTransfer.files
})

function zoneOf({ target }: DragEvent): Element | null {
  return target instanceof Element ? target.closest('astro-island[ssr] .drop') : null
}
