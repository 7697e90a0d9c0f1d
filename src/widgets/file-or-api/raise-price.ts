import { Big } from 'big.js'
import { AnswerError, type Client } from '#client'
import type { Price, ProductValueData } from '#contract'
import type { PricedProduct } from './measure.ts'

/**
 * Makes a product a cent dearer, in each of its currencies.
 *
 * @throws AnswerError when the PIM refuses, NetworkError when it does not answer
 */
export async function raisePrice(client: Client, product: PricedProduct): Promise<void> {
  const { uuid, attribute } = product
  const path = { uuid }
  const read = await client.call('get_products_uuid__uuid_', { path })
  if (read.error) throw new AnswerError(read.error, read.response)
  const values = (read.data.values[attribute] ?? []).map(({ locale, scope, data }) => ({
    locale,
    scope,
    data: dearer(data),
  }))
  const body = { values: { [attribute]: values } }
  const { error, response } = await client.call('patch_products_uuid__uuid_', { path, body })
  if (error) throw new AnswerError(error, response)
}

/** A price without decimals stays one, since its attribute may allow none. */
function dearer(data: ProductValueData): ProductValueData {
  if (!isPrices(data)) return data
  return data.map(({ amount, currency }) => {
    const [, decimals = ''] = String(amount).split('.')
    const step = decimals === '' ? '1' : '0.01'
    return { amount: new Big(amount).plus(step).toFixed(decimals.length), currency }
  })
}

function isPrices(data: ProductValueData): data is Price[] {
  return Array.isArray(data) && data.every((one) => typeof one === 'object' && 'currency' in one)
}
