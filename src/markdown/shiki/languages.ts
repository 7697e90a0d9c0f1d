import { bundledLanguages } from 'shiki'

/** Words after a fence that mean text without colours. */
const plain = ['none', 'text', 'txt', 'plaintext', 'plain', 'output']

/** Words that old articles use for a language that is known by another one. */
const others: Readonly<Record<string, string>> = { curl: 'bash', 'shell-session': 'shellsession' }

/**
 * The grammar for what an author wrote after the fence, `none` for plain text. Options that other
 * highlighters know stay out of it: `php?start_inline=1`, `json{1,3}`.
 */
export function grammarOf(written: string): string | undefined {
  const name = written.toLowerCase().split(/[?{]/, 1)[0] || 'none'
  if (plain.includes(name)) return 'none'
  const grammar = Object.hasOwn(others, name) ? others[name] : name
  return grammar && Object.hasOwn(bundledLanguages, grammar) ? grammar : undefined
}

/** Everything that may stand after a fence. */
export function languageNames(): string[] {
  return [...plain, ...Object.keys(others), ...Object.keys(bundledLanguages)]
}
