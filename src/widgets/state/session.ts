import { atom, onSet, type WritableAtom } from 'nanostores'

/**
 * An atom that this tab remembers until it is closed, and no other tab knows: for tokens and
 * passwords.
 *
 * @param read settles what was stored; `undefined` for anything it does not understand
 */
export function sessionAtom<Value>(
  name: string,
  initial: Value,
  read: (stored: unknown) => Value | undefined,
): WritableAtom<Value> {
  const store = atom(remembered(name, read) ?? initial)
  onSet(store, ({ newValue }) => remember(name, newValue))
  return store
}

function remembered<Value>(
  name: string,
  read: (stored: unknown) => Value | undefined,
): Value | undefined {
  try {
    return read(JSON.parse(sessionStorage.getItem(name) ?? 'null'))
  } catch {
    return undefined
  }
}

// A browser may refuse storage (private windows, full disks): then the page itself remembers.
function remember(name: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, JSON.stringify(value))
  } catch {
    return
  }
}
