import type { Call } from '../../../rest/call.ts'
import { type Condition, type Operators, condition } from '../../../rest/filters/condition.ts'
import { dateOperators } from '../../../rest/filters/dates.ts'
import { foundOrMet } from './found.ts'

/** When products were made. A leading `+` keeps a column from being looked up in its index. */
export function createdOperators(call: Call): Operators {
  return twoWays(call, 'created', (fits, holds) =>
    foundOrMet(call.database, 'products.uuid', select('uuid', 'products', fits), holds),
  )
}

/** When products changed, or one of the models above them: what a model changes, its variants show. */
export function updatedOperators(call: Call): Operators {
  return twoWays(call, 'updated', (fits, holds) => {
    const models = select('code', 'product_models', fits)
    return foundOrMet(
      call.database,
      'products.uuid',
      condition(
        `select uuid from products where ${fits.sql}
          union all select product from products_below where model in (${models.sql})`,
        ...fits.values,
        ...models.values,
      ),
      condition(
        `${holds.sql} or products.parent in (
          ${models.sql} union select code from product_models where parent in (${models.sql})
        )`,
        ...holds.values,
        ...models.values,
        ...models.values,
      ),
    )
  })
}

/** When product models changed, or the root above them. */
export function modelUpdatedOperators(call: Call): Operators {
  return twoWays(call, 'updated', (fits) => {
    const models = select('code', 'product_models', fits)
    return condition(
      `product_models.code in (
        ${models.sql} union all select code from product_models where parent in (${models.sql})
      )`,
      ...models.values,
      ...models.values,
    )
  })
}

/** Makes of each operator on a column what `join` makes of it with and without the column's index. */
function twoWays(
  { clock }: Call,
  column: string,
  join: (fits: Condition, holds: Condition) => Condition,
): Operators {
  const now = () => clock.now()
  const indexed = dateOperators(column, now)
  return Object.fromEntries(
    Object.entries(dateOperators(`+${column}`, now)).map(([name, holds]) => [
      name,
      (filter) => join(indexed[name]?.(filter) ?? holds(filter), holds(filter)),
    ]),
  )
}

function select(key: string, table: string, { sql, values }: Condition): Condition {
  return condition(`select ${key} from ${table} where ${sql}`, ...values)
}
