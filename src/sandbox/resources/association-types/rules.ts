import type { AssociationType } from '#contract'
import { ensureValid } from '../../problems.ts'
import { type Change, immutable, readCode, readLabels, violationsOf } from '../../rest/entities.ts'
import { ensureBoolean, ensureKnownProperties } from '../../rest/shapes.ts'

/** The association type that a body makes: its two flags are chosen once, and exclude each other. */
export function applyAssociationType(
  change: Change<AssociationType>,
  isKnownLocale: (code: string) => boolean,
): AssociationType {
  const { before, body } = change
  ensureKnownProperties(body, ['code', 'labels', 'is_quantified', 'is_two_way'], ['_links'])
  const code = readCode(change, 'Association type')
  const labels = readLabels(before?.labels ?? {}, body.labels, isKnownLocale)
  const isQuantified = readFlag('is_quantified', change)
  const isTwoWay = readFlag('is_two_way', change)
  ensureValid([
    ...code.violations,
    ...labels.violations,
    ...(before && isQuantified !== before.is_quantified ? [immutable('is_quantified')] : []),
    ...(before && isTwoWay !== before.is_two_way ? [immutable('is_two_way')] : []),
    ...violationsOf('is_two_way', [
      isQuantified && isTwoWay && 'Association type can be either quantified or two-way',
    ]),
  ])
  return {
    code: code.value,
    labels: labels.value,
    is_quantified: isQuantified,
    is_two_way: isTwoWay,
  }
}

function readFlag(
  name: 'is_quantified' | 'is_two_way',
  { before, body }: Change<AssociationType>,
): boolean {
  return body[name] === undefined ? (before?.[name] ?? false) : ensureBoolean(body[name], name)
}
