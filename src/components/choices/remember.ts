/** Keeps a choice in this browser, or forgets it when it is none. Where storage is closed to us, it lasts for this page. */
export function remember(name: string, choice: string | undefined): void {
  try {
    if (choice === undefined) localStorage.removeItem(`doorway.${name}`)
    else localStorage.setItem(`doorway.${name}`, choice)
  } catch {
    // Nothing to be done: the page works as well, it only does not remember.
  }
}
