/**
 * Nothing here runs. The compiler reads it with everything else (`tsc`), and fails when something
 * compiles that must not, or when a type is another than the contract's.
 */
import { type Client, describeRequest, type Outcome, type Result } from '#client'
import type { BatchLine, Family, Product, Token } from '#contract'
import { expectTypeOf } from 'vitest'
import { baseUrl } from './support.ts'

const at = { baseUrl }
const passwordGrant = { grant_type: 'password', username: 'a', password: 'b' } as const

export function mustNotCompile(client: Client) {
  // @ts-expect-error an operation that does not exist
  describeRequest('get_everything', {}, at)
  // @ts-expect-error a path parameter is missing
  describeRequest('get_products__code_', {}, at)
  // @ts-expect-error a path parameter has another name
  describeRequest('get_products__code_', { path: { identifier: 'a' } }, at)
  // @ts-expect-error a query parameter that the operation does not have
  describeRequest('get_families__code_', { path: { code: 'a' }, query: { limit: 3 } }, at)
  // @ts-expect-error a query parameter of another type
  describeRequest('get_families', { query: { limit: 'three' } }, at)
  // @ts-expect-error a body where none is taken
  describeRequest('get_families', { body: {} }, at)
  // @ts-expect-error a body where lines are taken
  describeRequest('patch_products', { body: { identifier: 'a' } }, at)
  // @ts-expect-error no body where one is needed
  describeRequest('post_products', {}, at)
  // @ts-expect-error two kinds of body
  describeRequest('post_token', { body: passwordGrant, form: passwordGrant }, at)
  // @ts-expect-error a property of the body with another type
  describeRequest('patch_products__code_', { path: { code: 'a' }, body: { enabled: 'no' } }, at)
  // @ts-expect-error pages of something that is no list
  client.pages('get_families__code_', { path: { code: 'a' } })
  // @ts-expect-error a batch of something that takes no lines
  client.batch('get_products', [])
  // @ts-expect-error a line without its key
  client.batch('patch_products', [{ enabled: true }])
}

export function mustCompile() {
  describeRequest('get_products', { query: { attributes: ['name'], locales: 'en_US' } }, at)
  describeRequest('patch_products__code_', { path: { code: 'a' }, body: { enabled: false } }, at)
  describeRequest('patch_products', { lines: [{ identifier: 'a' }] }, at)
  describeRequest('post_token', { form: passwordGrant }, at)
}

export function eachOperationAnswersWhatTheContractSays() {
  type Data<R> = R extends { error?: never; data: infer D } ? D : never
  expectTypeOf<Data<Result<'get_products__code_'>>>().toEqualTypeOf<Product>()
  expectTypeOf<Data<Result<'post_token'>>>().toEqualTypeOf<Token>()
  expectTypeOf<Data<Result<'patch_products'>>>().toEqualTypeOf<BatchLine[]>()
  expectTypeOf<Data<Result<'delete_products__code_'>>>().toEqualTypeOf<undefined>()
}

export function errorAndDataAreToldApart(result: Result<'get_families__code_'>) {
  if (result.error) {
    expectTypeOf(result.error.message).toEqualTypeOf<string>()
    expectTypeOf(result.data).toEqualTypeOf<undefined>()
    return
  }
  expectTypeOf(result.data).toExtend<Family>()
}

export async function itemsKeepTheirTypes(client: Client) {
  for await (const family of client.items('get_families', {})) {
    expectTypeOf(family).toExtend<Family>()
  }
  const items = [{ identifier: 'a', enabled: true, mine: Symbol('kept') }]
  for await (const outcome of client.batch('patch_products', items)) {
    expectTypeOf(outcome).toEqualTypeOf<Outcome<(typeof items)[number]>>()
  }
}
