import { bareMediaType } from '#contract'
import { HttpProblem } from './problem.ts'

/** GET answers are JSON: refuses a caller who insists on something else. */
export function ensureAcceptsJson(accept: string | null): void {
  if (accept === null || accept === '') return
  const accepted = accept.split(',').map(bareMediaType)
  if (accepted.includes('application/json') || accept.includes('*/*')) return
  throw new HttpProblem(
    406,
    `"${accept}" in "Accept" header is not valid. Only "application/json" is allowed.`,
  )
}

/** Refuses a body that is not declared as one of `allowed`; parameters such as a charset are ignored. */
export function ensureContentType(contentType: string | null, allowed: readonly string[]): void {
  if (!contentType) {
    throw new HttpProblem(
      415,
      `The "Content-Type" header is missing. ${names(allowed)} has to be specified as value.`,
    )
  }
  if (allowed.includes(bareMediaType(contentType))) return
  throw new HttpProblem(
    415,
    `"${contentType}" in "Content-Type" header is not valid. Only ${names(allowed)} ${allowed.length > 1 ? 'are' : 'is'} allowed.`,
  )
}

function names(mediaTypes: readonly string[]): string {
  return mediaTypes.map((mediaType) => `"${mediaType}"`).join(' or ')
}
