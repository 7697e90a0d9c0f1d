import { persistentAtom } from '@nanostores/persistent'

/**
 * What a reader took from an answer, to use it in other requests: `my_identifier` and so on. They stand
 * for themselves on every page, and are kept in this browser until they are forgotten.
 */
export const $variables = persistentAtom<Readonly<Record<string, string>>>(
  'doorway.variables',
  {},
  { encode: JSON.stringify, decode: readVariables },
)

/** Fields whose values other requests ask for. */
export const takenNames: ReadonlySet<string> = new Set([
  'identifier',
  'uuid',
  'code',
  'family',
  'family_variant',
  'parent',
  'attribute',
  'group',
  'channel',
  'scope',
  'locale',
])

/** Longer texts are no names of anything. */
const longest = 255

/** From now on `<my_name>` is this value. */
export function setVariable(name: string, value: string): void {
  if (takenNames.has(name)) $variables.set({ ...$variables.get(), [`my_${name}`]: value })
}

export function forgetVariable(name: string): void {
  const { [name]: _, ...others } = $variables.get()
  $variables.set(others)
}

function readVariables(stored: string): Record<string, string> {
  try {
    const entries = Object.entries({ ...(JSON.parse(stored) as object) })
    return Object.fromEntries(entries.filter(isVariable))
  } catch {
    return {}
  }
}

function isVariable(entry: [string, unknown]): entry is [string, string] {
  const [name, value] = entry
  return (
    takenNames.has(name.replace(/^my_/, '')) && typeof value === 'string' && value.length <= longest
  )
}
