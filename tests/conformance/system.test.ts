import { afterAll, describe, expect, test } from 'vitest'
import { openSandbox } from '../support/sandbox.ts'

const sandbox = await openSandbox()
const { pim, nobody, as } = sandbox
afterAll(() => sandbox.close())

const rest = '/api/rest/v1'

describe('system information', () => {
  test.each([
    ['nobody', nobody],
    ['the holder of a token', pim],
    ['the holder of a wrong token', as('0'.repeat(86))],
  ])('is told to %s', async (_, caller) => {
    const { status, body } = await caller.get(`${rest}/system-information`)
    expect(status).toBe(200)
    expect(body).toEqual({ version: expect.stringMatching(/^7\.0\.\d+$/) as string, edition: 'CE' })
  })

  test('is JSON, and only read', async () => {
    const headers = { accept: 'application/xml' }
    expect((await pim.send('GET', `${rest}/system-information`, { headers })).status).toBe(406)
    const { status, headers: answered } = await pim.send('DELETE', `${rest}/system-information`)
    expect([status, answered.get('allow')]).toEqual([405, 'GET'])
  })
})

describe('the API root names', () => {
  const five = (noun: string, path: string): [string, string, string][] => [
    [`${noun}_list`, 'GET', path],
    [`${noun}_get`, 'GET', `${path}/{code}`],
    [`${noun}_create`, 'POST', path],
    [`${noun}_partial_update`, 'PATCH', `${path}/{code}`],
    [`${noun}_partial_update_list`, 'PATCH', path],
  ]

  test.each([
    ...five('pim_api_channel', '/channels'),
    ...five('pim_api_attribute', '/attributes'),
    ...five('pim_api_attribute_group', '/attribute-groups'),
    ...five('pim_api_family', '/families'),
    ...five('pim_api_association_type', '/association-types'),
    ...five('pim_api_product_model', '/product-models'),
    ...five('pim_api_category', '/categories'),
    ...five('pim_api_product', '/products'),
    ...five('pim_api_attribute_option', '/attributes/{attributeCode}/options'),
    ...five('pim_api_family_variant', '/families/{familyCode}/variants'),
    ['pim_api_locale_list', 'GET', '/locales'],
    ['pim_api_locale_get', 'GET', '/locales/{code}'],
    ['pim_api_currency_list', 'GET', '/currencies'],
    ['pim_api_currency_get', 'GET', '/currencies/{code}'],
    ['pim_api_product_delete', 'DELETE', '/products/{code}'],
    ['pim_api_product_model_delete', 'DELETE', '/product-models/{code}'],
    ['pim_api_product_uuid_list', 'GET', '/products-uuid'],
    ['pim_api_product_uuid_get', 'GET', '/products-uuid/{uuid}'],
    ['pim_api_product_uuid_create', 'POST', '/products-uuid'],
    ['pim_api_product_uuid_partial_update', 'PATCH', '/products-uuid/{uuid}'],
    ['pim_api_product_uuid_partial_update_list', 'PATCH', '/products-uuid'],
    ['pim_api_product_uuid_delete', 'DELETE', '/products-uuid/{uuid}'],
    ['pim_api_media_file_list', 'GET', '/media-files'],
    ['pim_api_media_file_get', 'GET', '/media-files/{code}'],
    ['pim_api_media_file_create', 'POST', '/media-files'],
    ['pim_api_media_file_download', 'GET', '/media-files/{code}/download'],
    ['pim_api_measurement_family_get', 'GET', '/measurement-families'],
    ['pim_api_measurement_family_create_or_update', 'PATCH', '/measurement-families'],
    ['legacy_pim_api_measure_family_list', 'GET', '/measure-families'],
    ['legacy_pim_api_measure_family_get', 'GET', '/measure-families/{code}'],
    ['pim_analytics_external_api_system_info_get', 'GET', '/system-information'],
  ])('%s: %s %s', async (name, method, path) => {
    const { body } = await nobody.get<{ routes: Record<string, object> }>(rest)
    expect(body.routes[name]).toEqual({ route: rest + path, methods: [method] })
  })

  test('not itself', async () => {
    const { body } = await nobody.get<{ routes: Record<string, { route: string }> }>(rest)
    const routes = Object.values(body.routes).map(({ route }) => route)
    expect(routes).not.toContain(rest)
  })
})

describe('what ended, or never was in this edition,', () => {
  test.each([
    ['GET', '/assets'],
    ['GET', '/assets/a/reference-files/en_US'],
    ['GET', '/asset-categories'],
    ['GET', '/asset-tags/a'],
    ['POST', '/jobs/export/products'],
    ['POST', '/jobs/import/products'],
    ['POST', '/category-media-files'],
  ])('is not found: %s %s', async (method, path) => {
    expect((await nobody.send(method, rest + path)).status).toBe(401)
    const { status, body } = await pim.send(method, rest + path)
    expect(status).toBe(404)
    expect(body).toEqual({ code: 404, message: `No route found for "${method} ${rest}${path}"` })
  })
})
