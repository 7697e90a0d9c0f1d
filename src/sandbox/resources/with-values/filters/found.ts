import type { Database } from '../../../ports.ts'
import { type Condition, condition } from '../../../rest/filters/condition.ts'

/** From here on a page is full sooner by going through the rows than by collecting what fits. */
const many = 5000

/**
 * A condition that an index answers. `found` selects the keys of the rows that fit, by the index; `holds`
 * asks the same of a row at hand. Few rows are found, many are met on the way: which of both it is cannot
 * be left to the database, which does not know how the values are spread.
 */
export function foundOrMet(
  database: Database,
  key: string,
  found: Condition,
  holds: Condition,
): Condition {
  const probe = `select count(*) as count from (${found.sql} limit ${many})`
  const count = database.get<{ count: number }>(probe, ...found.values)?.count ?? 0
  return count < many ? condition(`${key} in (${found.sql})`, ...found.values) : holds
}
