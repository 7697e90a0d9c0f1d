import type { Call } from '../../rest/call.ts'
import { inheritValues } from '../../values/inherit.ts'
import { attributeReader } from '../attributes/store.ts'
import { channelReader } from '../channels/store.ts'
import { familyReader } from '../families/store.ts'
import { productModelReader } from '../product-models/store.ts'
import { readReferences } from '../references.ts'
import { withIdentifier } from '../with-values/assessment.ts'
import { allCategories } from '../with-values/held.ts'
import { associationsPresenter, presentValues } from '../with-values/present.ts'
import { completenesses } from '../with-values/rules/completeness.ts'
import { qualityScores } from '../with-values/rules/quality.ts'
import type { View } from '../with-values/view.ts'
import type { Flavour, StoredProduct } from './product.ts'

/** Makes what callers see of stored products; made once a request, so that it reads little twice. */
export function productPresenter(
  call: Call,
  flavour: Flavour,
  view: View,
): (product: StoredProduct) => object {
  const { database } = call
  const identifierCode = attributeReader(database).identifier().code
  const references = readReferences(database)
  const models = productModelReader(database)
  const presentAssociations = associationsPresenter(database, flavour)
  const assess = assessor(call, view)

  return (product) => {
    const lineage = models.lineage(product.parent)
    const inherited = inheritValues(product.values, lineage)
    const values = withIdentifier(inherited, product.identifier, identifierCode)
    return {
      uuid: product.uuid,
      ...(flavour === 'identifier' && { identifier: product.identifier }),
      enabled: product.enabled,
      family: product.family,
      categories: allCategories(product, lineage),
      groups: product.groups,
      parent: product.parent,
      values: presentValues(
        flavour === 'uuid' ? values : inherited,
        call,
        view,
        references.attribute,
      ),
      created: product.created,
      updated: product.updated,
      ...presentAssociations([product, ...lineage]),
      ...assess({ ...product, values }),
    }
  }
}

/** Scores and completeness, when the view asks for them; `values` are all, the identifier among them. */
function assessor({ database }: Call, { withQualityScores, withCompletenesses }: View) {
  if (!withQualityScores && !withCompletenesses) return () => ({})
  const references = readReferences(database)
  const families = familyReader(database)
  const channels = channelReader(database).all()
  const identifier = attributeReader(database).identifier().code
  return ({ family: code, values }: StoredProduct): object => {
    const family = code === null ? undefined : families.get(code)
    const complete = family
      ? completenesses(values, { family, identifier, channels, references })
      : []
    return {
      ...(withQualityScores && { quality_scores: qualityScores(complete) }),
      ...(withCompletenesses && { completenesses: complete }),
    }
  }
}
