import type { Call } from '../../rest/call.ts'
import { inheritValues } from '../../values/inherit.ts'
import { attributeReader } from '../attributes/store.ts'
import { channelReader } from '../channels/store.ts'
import { familyReader } from '../families/store.ts'
import { type FamilyVariantOfFamily, readFamilyVariant } from '../family-variants/store.ts'
import { readReferences } from '../references.ts'
import { allCategories } from '../with-values/held.ts'
import { associationsPresenter, presentValues } from '../with-values/present.ts'
import { completenesses } from '../with-values/rules/completeness.ts'
import { qualityScores } from '../with-values/rules/quality.ts'
import type { View } from '../with-values/view.ts'
import { rootLevel, subLevel } from './level.ts'
import { type StoredProductModel, productModelReader } from './store.ts'

/** Makes what callers see of stored product models: a sub model with what it inherits. */
export function productModelPresenter(
  call: Call,
  view: View,
): (model: StoredProductModel) => object {
  const { database } = call
  const references = readReferences(database)
  const models = productModelReader(database)
  const presentAssociations = associationsPresenter(database, 'identifier')
  const score = scorer(call)

  return (model) => {
    const lineage = models.lineage(model.parent)
    const values = inheritValues(model.values, lineage)
    const variant = readFamilyVariant(database, model.family_variant)
    return {
      code: model.code,
      family: variant?.family,
      family_variant: model.family_variant,
      parent: model.parent,
      categories: allCategories(model, lineage),
      values: presentValues(values, call, view, references.attribute),
      created: model.created,
      updated: model.updated,
      ...presentAssociations([model, ...lineage]),
      ...(view.withQualityScores && { quality_scores: score({ ...model, values }, variant) }),
    }
  }
}

/** A model is held against the requirements that it could meet: not those of the levels below. */
function scorer({ database }: Call) {
  const references = readReferences(database)
  const families = familyReader(database)
  const channels = channelReader(database).all()
  const identifier = attributeReader(database).identifier().code
  return (
    { parent, values }: StoredProductModel,
    variant: FamilyVariantOfFamily | undefined,
  ): object[] => {
    const family = variant && families.get(variant.family)
    if (!family) return []
    const levels = [rootLevel(family, variant), ...(parent === null ? [] : [subLevel(variant)])]
    const counted = new Set(levels.flatMap((level) => level?.attributes ?? []))
    const counts = (code: string) => counted.has(code)
    return qualityScores(
      completenesses(values, { family, identifier, channels, references, counts }),
    )
  }
}
