/**
 * What a build's sandbox gave out and no page may show. A value that is known stands on pages as
 * its name in angle brackets; articles may write `<access_token>` and the like, and the build's own
 * value goes out in its place.
 */
export interface Secrets {
  /** Takes note of the secrets among the fields of an answer. */
  learn(answer: unknown): void
  set(name: string, value: string): void
  get(name: string): string | undefined
  /** Known values become `<name>`. */
  hide(text: string): string
  /** `<name>` becomes the known value. */
  fill(text: string): string
}

const fields = [
  'access_token',
  'refresh_token',
  'client_id',
  'secret',
  'username',
  'password',
  'key',
]

/** What stands in brackets on pages; panels put the reader's own value there. */
export const secretNames: readonly string[] = [
  'access_token',
  'refresh_token',
  'client_id',
  'secret',
  'username',
  'password',
  'sandbox_key',
  'sandbox_id',
  'client_id_and_secret_in_base64',
]

export function createSecrets(): Secrets {
  const latest = new Map<string, string>()
  const names = new Map<string, string>()
  const set = (name: string, value: string) => {
    latest.set(name, value)
    names.set(value, name)
  }
  return {
    set,
    get: (name) => latest.get(name),
    learn(answer) {
      if (typeof answer !== 'object' || answer === null) return
      for (const field of fields) {
        const value = (answer as Record<string, unknown>)[field]
        if (typeof value === 'string' && value) set(nameOf(field), value)
      }
    },
    hide(text) {
      // Longer values first: one may contain another, as a header contains the secret.
      const known = [...names].toSorted(([a], [b]) => b.length - a.length)
      return known.reduce((hidden, [value, name]) => hidden.replaceAll(value, `<${name}>`), text)
    },
    fill: (text) => text.replaceAll(/<([a-z_0-9]+)>/g, (found, name) => latest.get(name) ?? found),
  }
}

function nameOf(field: string): string {
  return field === 'key' ? 'sandbox_key' : field
}
