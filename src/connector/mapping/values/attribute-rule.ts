import type { Attribute } from '#contract'

/** Says, in the PIM's words, why a text does not follow the attribute's rule; undefined when it does. */
export type RuleCheck = (text: string) => string | undefined

/**
 * The rule that an attribute has for its texts. A pattern that only the PIM's engine understands is left to the
 * PIM, which refuses then.
 */
export function createRuleCheck(attribute: Attribute): RuleCheck {
  const { code, validation_rule: rule, validation_regexp: pattern } = attribute
  if (rule === 'email') {
    return fitting(
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
      `The ${code} attribute requires an e-mail address.`,
    )
  }
  if (rule === 'url') {
    return fitting(/^(https?|ftp):\/\/\S+$/i, `The ${code} attribute requires a url link.`)
  }
  const wanted = rule === 'regexp' ? parsePattern(pattern ?? '') : undefined
  if (!wanted) return () => undefined
  return fitting(
    wanted,
    `The ${code} attribute must match the following regular expression: ${pattern}.`,
  )
}

function fitting(wanted: RegExp, reason: string): RuleCheck {
  return (text) => (wanted.test(text) ? undefined : reason)
}

/** `/^[0-9]{13}$/`, as the PIM writes it. */
function parsePattern(written: string): RegExp | undefined {
  const [, source, flags] = /^\/(.*)\/([a-z]*)$/s.exec(written) ?? []
  try {
    return source === undefined ? undefined : new RegExp(source, flags?.includes('i') ? 'iu' : 'u')
  } catch {
    return undefined
  }
}
