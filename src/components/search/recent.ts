const key = 'doorway.searches'
const most = 6

/** What this reader searched for, the latest first. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string').slice(0, most) : []
  } catch {
    return []
  }
}

/** Keeps what was searched for, once. */
export function keepSearch(text: string): void {
  const kept = text.trim().slice(0, 200)
  if (!kept) return
  store([kept, ...recentSearches().filter((each) => each.toLowerCase() !== kept.toLowerCase())])
}

export function forgetSearches(): void {
  store([])
}

function store(searches: readonly string[]): void {
  try {
    if (searches.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(searches.slice(0, most)))
  } catch {
    // Storage may be closed to us; then nothing is remembered.
  }
}
