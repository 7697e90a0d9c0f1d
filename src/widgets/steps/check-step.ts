import type { Check } from '#contract'
import type { Facts } from '../state/facts-lookup.ts'
import { checkCall } from './check-call.ts'
import { checkConnection } from './check-connection.ts'
import { checkOption } from './check-option.ts'
import { checkProduct } from './check-product.ts'
import { checkToken } from './check-token.ts'
import { open, type Verdict } from './verdict.ts'

/**
 * How far a step is, from what is known of the PIM. Whoever did it and whenever, done is done; but only
 * calls newer than the one numbered `since` count as tries that nearly did it.
 */
export function checkStep(check: Check, facts: Facts, since = 0): Verdict {
  let last = open
  for (const judge of judges(check)) {
    last = judge(facts, since)
    if (last.state !== 'done') return last
  }
  return last
}

function judges({ connection, token, option, product, call }: Check) {
  return [
    connection && ((facts: Facts) => checkConnection(connection, facts)),
    token && ((facts: Facts, since: number) => checkToken(token, facts, since)),
    option && ((facts: Facts, since: number) => checkOption(option, facts, since)),
    product && ((facts: Facts, since: number) => checkProduct(product, facts, since)),
    call && ((facts: Facts, since: number) => checkCall(call, facts, since)),
  ].filter((judge) => judge !== undefined)
}
