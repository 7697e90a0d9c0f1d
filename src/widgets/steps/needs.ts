import type { Check, OperationId } from '#contract'
import type { Needs } from '../state/facts-lookup.ts'
import { productWrites } from './writes.ts'

const optionWrites = [
  'patch_attributes__attribute_code__options',
  'post_attributes__attribute_code__options',
  'patch_attributes__attribute_code__options__code_',
] as const satisfies OperationId[]

/** What has to be looked up to judge a step. */
export function needsOf({ token, option, product, call }: Check): Needs {
  return {
    operations: [
      ...(token ? (['post_token'] as const) : []),
      ...(option ? optionWrites : []),
      ...(product ? [...productWrites, 'get_products__code_' as const] : []),
      ...(call ? [call.operation] : []),
    ],
    products: product ? [product.identifier] : [],
  }
}
