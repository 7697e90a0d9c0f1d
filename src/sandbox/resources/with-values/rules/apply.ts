import type { Violation } from '../../../problems.ts'
import type { LinkedKind } from '../../../values/associations.ts'
import { mergeValues, settleValues } from '../../../values/patch.ts'
import type { References } from '../../../values/value.ts'
import type { Held } from '../held.ts'
import {
  type AssociationTargets,
  mergeAssociations,
  mergeQuantifiedAssociations,
  selfViolations,
} from './associations.ts'
import { type KnownCodes, readCategories } from './categories.ts'

/** What the rules ask of the catalogue; the readers answer. */
export interface HeldContext extends AssociationTargets {
  references: References
  categories: KnownCodes
}

/** Where something stands: what may be said there, and what is said above already. */
export interface Place {
  /** Whether values of the attribute are kept here; those of other levels fall away. */
  belongs(attributeCode: string): boolean
  /** Categories of the models above. */
  inheritedCategories: string[]
  /** As whom two-way associations would lead back. */
  self: { kind: LinkedKind; key: string }
}

type Body = Record<string, unknown>

/**
 * What a body makes of the values, categories and associations that are there. Throws InvalidFormat at
 * the first thing of a wrong shape; broken rules are collected.
 */
export function applyHeld(
  current: Held,
  body: Body,
  place: Place,
  context: HeldContext,
): { held: Held; violations: Violation[] } {
  const sent = (name: string) => (body[name] === undefined ? {} : body[name])
  const settled = settleValues(sent('values'), context.references, place.belongs)
  const categories = readCategories(
    current.categories,
    body.categories,
    place.inheritedCategories,
    context.categories,
  )
  const associations = mergeAssociations(current.associations, sent('associations'), context)
  const quantified = mergeQuantifiedAssociations(
    current.quantified_associations,
    sent('quantified_associations'),
    context,
  )
  return {
    held: {
      categories,
      values: mergeValues(valuesAt(place, current), settled.values),
      associations,
      quantified_associations: quantified.merged,
    },
    violations: [
      ...settled.violations,
      ...quantified.violations,
      ...selfViolations(associations, place.self, context),
    ],
  }
}

/** Values of other levels fall away when something comes under a model. */
function valuesAt({ belongs }: Place, { values }: Held): Held['values'] {
  return Object.fromEntries(Object.entries(values).filter(([code]) => belongs(code)))
}
