import type { Client } from '#client'
import { type ExportedProduct, reduceProduct } from './exported-product.ts'
import type { ExportPlan } from './plan.ts'

export interface ReadProductsOptions {
  /** Only what was changed after this moment, a product's models included. */
  since?: Date | undefined
  signal?: AbortSignal | undefined
}

/**
 * Products of the channel that are switched on and complete in every locale of the plan, one after the
 * other. However many there are, one page of them is held at a time.
 *
 * @throws AnswerError when the PIM refuses, NetworkError when it does not answer, the signal's reason
 */
export async function* readProducts(
  client: Client,
  plan: ExportPlan,
  { since, signal }: ReadProductsOptions = {},
): AsyncGenerator<ExportedProduct, void, undefined> {
  const { channel, locales, attributes, isChoice } = plan
  const query = {
    limit: 100,
    pagination_type: 'search_after' as const,
    with_attribute_options: true,
    scope: channel.code,
    locales: [...locales],
    search: conditions(plan, since),
    ...(isChoice && attributes.length > 0 && { attributes: attributes.map(({ code }) => code) }),
  }
  for await (const product of client.items('get_products', { query }, signal ? { signal } : {})) {
    yield reduceProduct(product, plan)
  }
}

function conditions({ channel, locales }: ExportPlan, since: Date | undefined) {
  const completeness = {
    operator: 'GREATER OR EQUALS THAN ON ALL LOCALES',
    value: 100,
    scope: channel.code,
    locales: [...locales],
  }
  return {
    enabled: [{ operator: '=', value: true }],
    completeness: [completeness],
    ...(since && { updated: [{ operator: '>', value: filterDate(since) }] }),
  }
}

/** As the filter wants it: in the time zone of the server, which is UTC on a hosted PIM. */
function filterDate(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ')
}
