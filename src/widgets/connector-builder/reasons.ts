import type { SuggestedPart, Suggestion } from '#connector'
import { type Line, linesOf } from './lines.ts'

/** Why a line was proposed, by what it is. One that was changed is the reader's own, and has no reason. */
export function reasonsOf(suggestion: Suggestion): ReadonlyMap<string, string> {
  const { mapping, reasons, identifierReason, about } = suggestion
  return new Map(
    linesOf(mapping).flatMap((line) => {
      const [part, at] = line.path
      const reason =
        part === 'identifier'
          ? identifierReason
          : part === 'values'
            ? reasons[Number(at)]
            : about[part as SuggestedPart]
      return reason === undefined ? [] : [[identityOf(line), reason] as const]
    }),
  )
}

/** The same for a line that is as it was. */
export function identityOf({ target, rule }: Line): string {
  const { from, locale, scope, currency } = rule
  return JSON.stringify([target, from, locale, scope, currency])
}
