import type { Call } from '../../rest/call.ts'
import {
  type Condition,
  type Operators,
  all,
  condition,
  emptyOperators,
  listOperators,
} from '../../rest/filters/condition.ts'
import { dateOperators } from '../../rest/filters/dates.ts'
import { type Classified, categoryOperators, inTree } from '../with-values/filters/categories.ts'
import { variantCompletenessOperators } from '../with-values/filters/completeness.ts'
import { modelUpdatedOperators } from '../with-values/filters/moments.ts'
import { readSearch } from '../with-values/filters/search.ts'
import type { ValueRows } from '../with-values/filters/values.ts'
import type { View } from '../with-values/view.ts'

/** What a list asks of product models, as a condition on the table `product_models`. */
export function selectModels(call: Call, { channel }: View): Condition {
  const search = readSearch(call, { properties: modelOperators(call), rows: modelValues })
  return channel ? all([search, inTree(call, classified, channel.category_tree)]) : search
}

const classified: Classified = {
  key: 'product_models.code',
  table: 'product_model_categories',
  column: 'product_model',
}

function modelOperators(call: Call): Record<string, Operators> {
  return {
    identifier: listOperators('code'),
    family: familyOperators,
    categories: categoryOperators(call, classified),
    parent: { IN: listOperators('parent').IN, ...emptyOperators('parent') },
    created: dateOperators('created', () => call.clock.now()),
    updated: modelUpdatedOperators(call),
    completeness: variantCompletenessOperators(call),
  }
}

/** A model's family is that of its family variant, so it always has one. */
const familyOperators: Operators = {
  ...mapToVariants(listOperators('family')),
  EMPTY: () => condition('false'),
  'NOT EMPTY': () => condition('true'),
}

function mapToVariants(operators: Operators): Operators {
  return Object.fromEntries(
    Object.entries(operators).map(([name, ask]) => [
      name,
      (filter) => {
        const { sql, values } = ask(filter)
        return condition(
          `family_variant in (select code from family_variants where ${sql})`,
          ...values,
        )
      },
    ]),
  )
}

/** On two levels at most: a model's own, and that of the root above it. */
const modelValues: ValueRows = {
  own: 'product_models."values"',
  entriesAt: (path) => `coalesce(
    product_models."values" -> ${path},
    (select root."values" -> ${path} from product_models as root where root.code = product_models.parent)
  )`,
  holds: (attribute) =>
    condition(
      `exists (
        select 1 from family_variants join families on families.code = family_variants.family
        where family_variants.code = product_models.family_variant
          and ? in (select value from json_each(families.data, '$.attributes'))
          and coalesce((
            select level.value ->> 'level'
            from json_each(family_variants.data, '$.variant_attribute_sets') as level,
              json_each(level.value, '$.attributes') as held
            where held.value = ?
          ), 0) = (product_models.parent is not null)
      )`,
      attribute,
      attribute,
    ),
}
