/**
 * The pattern of all messages that a template stands for: `The {attribute} attribute …` is what
 * begins and ends so, whatever the attribute. What is in the place of a name is a group of it.
 */
export function templatePattern(template: string, flags = ''): RegExp {
  const source = template
    .split(/(\{\w+\})/)
    .map((part, at) => (at % 2 === 1 ? `(?<${part.slice(1, -1)}>.*?)` : escapeRegExp(part)))
    .join('')
  return new RegExp(`^${source}$`, `s${flags}`)
}

/** A message without what follows on every one about the form of a body. */
export function withoutCommonEnding(message: string): string {
  return message.endsWith(commonEnding) ? message.slice(0, -commonEnding.length) : message
}

const commonEnding = ' Check the expected format on the API documentation.'

function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
