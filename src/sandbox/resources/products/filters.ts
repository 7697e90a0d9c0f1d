import { limits } from '#contract'
import type { Call } from '../../rest/call.ts'
import {
  type Condition,
  type Operators,
  all,
  any,
  condition,
  ensureFlag,
  ensureList,
  ensureText,
  listOperators,
  not,
  startsWith,
  textOperators,
} from '../../rest/filters/condition.ts'
import { hasOnlyPlainCase, isFoldedText } from '../../rest/filters/case.ts'
import type { Filter } from '../../rest/filters/parse.ts'
import { attributeReader } from '../attributes/store.ts'
import { type Classified, categoryOperators, inTree } from '../with-values/filters/categories.ts'
import {
  completenessOperators,
  qualityScoreOperators,
} from '../with-values/filters/completeness.ts'
import { foundOrMet } from '../with-values/filters/found.ts'
import { createdOperators, updatedOperators } from '../with-values/filters/moments.ts'
import { readSearch } from '../with-values/filters/search.ts'
import type { ValueRows } from '../with-values/filters/values.ts'
import { refused } from '../with-values/refusals.ts'
import type { View } from '../with-values/view.ts'

/** What a list asks of products, as a condition on the table `products`. */
export function selectProducts(call: Call, { channel }: View): Condition {
  const search = readSearch(call, { properties: productOperators(call), rows: productValues })
  return channel ? all([search, inTree(call, classified, channel.category_tree)]) : search
}

const classified: Classified = {
  key: 'products.uuid',
  table: 'product_categories',
  column: 'product',
}

function productOperators(call: Call): Record<string, Operators> {
  return {
    identifier: identifierOperators,
    [attributeReader(call.database).identifier().code]: identifierOperators,
    uuid: uuidOperators,
    enabled: {
      '=': (filter) => isEnabled(call, ensureFlag(filter)),
      '!=': (filter) => isEnabled(call, !ensureFlag(filter)),
    },
    family: familyOperators(call),
    categories: categoryOperators(call, classified),
    groups: groupOperators,
    parent: parentOperators(call),
    created: createdOperators(call),
    updated: updatedOperators(call),
    completeness: completenessOperators(call),
    quality_score: qualityScoreOperators(call),
    ...(call.operation.api === 'sandbox' && { label_or_identifier: nameOperators(call) }),
  }
}

/** What the grid of the PIM searches, which its API does not offer: identifiers, and labels in any language. */
function nameOperators({ database }: Call): Operators {
  return {
    CONTAINS: (filter) => {
      const holds = (column: string) => {
        const text = ensureText(filter)
        return isFoldedText(column, text, (folded) => `instr(${folded}, ?) > 0`)
      }
      const label = holds(`value ->> 'data'`)
      return any([
        holds('identifier'),
        ...labelAttributes(database).map((code) => {
          const entries = productValues.entriesAt(`'$."${code}"'`)
          const sql = `exists (select 1 from json_each(${entries}) where ${label.sql})`
          return condition(sql, ...label.values)
        }),
      ])
    },
  }
}

function labelAttributes(database: Call['database']): string[] {
  const sql = `select distinct data ->> 'attribute_as_label' as code from families`
  return database.all<{ code: string | null }>(sql).flatMap(({ code }) => code ?? [])
}

const identifierOperators: Operators = {
  ...textOperators('identifier'),
  'STARTS WITH': (filter) => {
    const text = ensureText(filter)
    const exact = startsWith('identifier')(filter)
    if (!hasOnlyPlainCase([text])) return exact
    // The range is what the index knows; the rest of the condition makes it exact.
    return all([condition('identifier between ? and ?', text, `${text}\u{10ffff}`), exact])
  },
  IN: (filter) => {
    const sent = ensureList(filter).length
    if (sent > limits.itemsPerPage) {
      throw refused(
        `Property "${filter.property}" expects an array with at most ${limits.itemsPerPage} values as data, ${sent} given.`,
      )
    }
    return listOperators('identifier').IN(filter)
  },
}

/** Uuids are kept in lower case. */
const uuidOperators: Operators = {
  IN: amongUuids,
  'NOT IN': (filter) => not(amongUuids(filter)),
}

function amongUuids(filter: Filter): Condition {
  const uuids = ensureList(filter).map((uuid) => uuid.toLowerCase())
  return condition('uuid in (select value from json_each(?))', JSON.stringify(uuids))
}

/** The few that are not shown have an index of their own. */
function isEnabled({ database }: Call, wanted: boolean): Condition {
  if (wanted) return condition('enabled = 1')
  return foundOrMet(
    database,
    'products.uuid',
    condition('select uuid from products where enabled = 0'),
    condition('+enabled = 0'),
  )
}

/** A product without a family is in none of those named. */
function familyOperators(call: Call): Operators {
  return {
    ...columnOperators(call, 'family'),
    'NOT IN': (filter) => {
      const { sql, values } = listOperators('family')['NOT IN'](filter)
      return condition(`family is null or ${sql}`, ...values)
    },
  }
}

/** `=` finds all variants below a model, `IN` those directly below. */
function parentOperators(call: Call): Operators {
  return {
    ...columnOperators(call, 'parent'),
    '=': (filter) =>
      condition(
        'products.uuid in (select product from products_below where model = ?)',
        ensureText(filter),
      ),
  }
}

/** On a column with codes of its own index. `>= ''` is all that is not null, as an index knows it. */
function columnOperators({ database }: Call, column: 'family' | 'parent'): Operators {
  const ask = (fits: Condition, holds: Condition) =>
    foundOrMet(
      database,
      'products.uuid',
      condition(`select uuid from products where ${fits.sql}`, ...fits.values),
      holds,
    )
  return {
    IN: (filter) => ask(listOperators(column).IN(filter), listOperators(`+${column}`).IN(filter)),
    EMPTY: () => ask(condition(`${column} is null`), condition(`+${column} is null`)),
    'NOT EMPTY': () => ask(condition(`${column} >= ''`), condition(`+${column} is not null`)),
  }
}

const groupOperators: Operators = {
  IN: inGroups,
  'NOT IN': (filter) => not(inGroups(filter)),
  EMPTY: () => condition(`groups = '[]'`),
  'NOT EMPTY': () => condition(`groups <> '[]'`),
}

function inGroups(filter: Filter): Condition {
  return condition(
    `exists (select 1 from json_each(groups) as own join json_each(?) as wanted
      on own.value collate nocase = wanted.value)`,
    JSON.stringify(ensureList(filter)),
  )
}

/** On three levels at most: a product's own, and those of up to two models above it. */
const productValues: ValueRows = {
  own: 'products."values"',
  entriesAt: (path) => `coalesce(
    products."values" -> ${path},
    (select "values" -> ${path} from product_models where code = products.parent),
    (select root."values" -> ${path} from product_models as model
      join product_models as root on root.code = model.parent where model.code = products.parent)
  )`,
  holds: (attribute) =>
    condition(
      `case when products.parent is null
        then ? in (
          select value from families, json_each(families.data, '$.attributes')
          where families.code = products.family
        )
        else ? in (
          select held.value from product_models
            join family_variants on family_variants.code = product_models.family_variant,
            json_each(family_variants.data, '$.variant_attribute_sets') as level,
            json_each(level.value, '$.attributes') as held
          where product_models.code = products.parent
            and level.value ->> 'level' = json_array_length(family_variants.data, '$.variant_attribute_sets')
        )
      end`,
      attribute,
      attribute,
    ),
}
