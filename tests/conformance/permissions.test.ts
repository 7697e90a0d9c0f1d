import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Connection, type Right, allRights, operations, rightFor } from '#contract'
import { type TestSandbox, openSandbox } from '../support/sandbox.ts'

let sandbox: Awaited<ReturnType<typeof openSandbox>>

beforeAll(async () => {
  sandbox = await openSandbox()
})
afterAll(() => sandbox.close())

async function allow(rights: readonly Right[]): Promise<void> {
  await sandbox.owner.patch(pathOf(sandbox), { rights })
}

function pathOf({ connection }: TestSandbox): string {
  return `/sandbox/v1/connections/${connection.code}`
}

describe('rights of a connection', () => {
  test('a new connection may do everything', () => {
    expect(sandbox.connection.rights).toEqual(allRights)
  })

  test('without the general right nothing is allowed, whatever else is', async () => {
    await allow(allRights.filter((right) => right !== 'web_api'))
    const answer = await sandbox.pim.get('/api/rest/v1/products')
    expect(answer.status).toBe(403)
    expect(answer.body).toEqual({
      code: 403,
      message: 'You are not allowed to access the web API.',
    })
  })

  test.each<[string, string, Right, string]>([
    ['GET', '/api/rest/v1/products', 'list_products', 'list products'],
    ['GET', '/api/rest/v1/products/anything', 'list_products', 'list products'],
    ['GET', '/api/rest/v1/products-uuid', 'list_products', 'list products'],
    ['POST', '/api/rest/v1/products', 'edit_products', 'create or update products'],
    ['PATCH', '/api/rest/v1/products', 'edit_products', 'create or update products'],
    ['DELETE', '/api/rest/v1/products/anything', 'delete_products', 'delete products'],
    ['POST', '/api/rest/v1/media-files', 'edit_products', 'create or update products'],
    ['DELETE', '/api/rest/v1/families/plain', 'edit_families', 'create or update families'],
    ['GET', '/api/rest/v1/attributes', 'list_attributes', 'list attributes'],
    [
      'GET',
      '/api/rest/v1/attributes/color/options',
      'list_attribute_options',
      'list attribute options',
    ],
    ['GET', '/api/rest/v1/association-types', 'list_association_types', 'list association types'],
    [
      'PATCH',
      '/api/rest/v1/association-types/PACK',
      'edit_association_types',
      'create or update association types',
    ],
    ['GET', '/api/rest/v1/locales', 'list_locales', 'list locales'],
    ['GET', '/api/rest/v1/currencies', 'list_currencies', 'list currencies'],
    ['GET', '/api/rest/v1/families', 'list_families', 'list families'],
    [
      'PATCH',
      '/api/rest/v1/reference-entities/maker/attributes/story',
      'edit_reference_entities',
      'create or update reference entities',
    ],
    ['GET', '/api/rest/v1/reference-entities/maker/records', 'list_records', 'list records'],
    ['POST', '/api/rest/v1/asset-media-files', 'edit_assets', 'create or update assets'],
    [
      'DELETE',
      '/api/rest/v1/asset-families/packshot/assets/halo_front',
      'delete_assets',
      'delete assets',
    ],
  ])('%s %s needs the right %s', async (method, path, right, action) => {
    await allow(allRights.filter((known) => known !== right))
    const answer = await sandbox.pim.send(
      method,
      path,
      method === 'GET' ? {} : { body: 'not even looked at' },
    )
    expect(answer.status).toBe(403)
    expect(answer.body).toEqual({
      code: 403,
      message: `Access forbidden. You are not allowed to ${action}.`,
    })
  })

  test('a right given back works at once, with the same token', async () => {
    await allow(['web_api', 'list_products'])
    expect((await sandbox.pim.get('/api/rest/v1/products')).status).toBe(200)
    expect((await sandbox.pim.get('/api/rest/v1/families')).status).toBe(403)
  })

  test('every operation that reads or writes the catalogue is guarded by a right', () => {
    const unguarded = Object.values(operations)
      .filter(({ auth, id }) => auth === 'token' && rightFor(operations[id]) === undefined)
      .map(({ path }) => path.split('/')[4])
    const free = new Set(['media-files', 'system-information', 'jobs'])
    expect(unguarded.filter((resource) => !free.has(resource ?? ''))).toEqual([])
  })
})

describe('changing a connection', () => {
  test('changes what is sent and keeps the rest', async () => {
    const answer = await sandbox.owner.patch<Connection>(pathOf(sandbox), {
      flow_type: 'data_source',
      auditable: true,
    })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      label: sandbox.connection.label,
      flow_type: 'data_source',
      auditable: true,
      client_id: sandbox.connection.client_id,
    })
  })

  test('ends tracking when the flow type becomes other', async () => {
    await sandbox.owner.patch(pathOf(sandbox), { flow_type: 'data_source', auditable: true })
    const answer = await sandbox.owner.patch<Connection>(pathOf(sandbox), { flow_type: 'other' })
    expect(answer.body.auditable).toBe(false)
  })

  test.each([
    [{ flow_type: 'other', auditable: true }, 'auditable'],
    [{ flow_type: 'sideways' }, 'flow_type'],
    [{ label: 'ab' }, 'label'],
    [{ rights: ['fly'] }, 'rights'],
    [{ rights: 'all' }, 'rights'],
    [{ auditable: 'yes' }, 'auditable'],
    [{ code: 'other_code' }, 'code'],
    [{ secret: 'mine' }, 'secret'],
  ])('refuses %j', async (body, property) => {
    const answer = await sandbox.owner.patch<{ errors: { property: string }[] }>(
      pathOf(sandbox),
      body,
    )
    expect(answer.status).toBe(422)
    expect(answer.body.errors.map((error) => error.property)).toContain(property)
  })
})

describe.each(['secret', 'password'] as const)('regenerating the %s', (what) => {
  test('refuses the old one, kills every token, and lets the new one in', async () => {
    const connection = await sandbox.connect({ label: `Renewed ${what}` })
    const token = await sandbox.requestToken(connection)
    const path = `/sandbox/v1/connections/${connection.code}/regenerate-${what}`
    const { body } = await sandbox.owner.post<Record<typeof what, string>>(path)
    expect(body[what]).not.toBe(connection[what])

    const dead = await sandbox.as(token.access_token).get('/api/rest/v1/products')
    expect(dead.body).toEqual({ code: 401, message: 'The access token provided is invalid.' })
    const refused = await sandbox.requestToken(connection)
    expect(refused).toMatchObject({ code: 422 })
    const renewed = await sandbox.requestToken({ ...connection, ...body })
    expect((await sandbox.as(renewed.access_token).get('/api/rest/v1/locales')).status).toBe(200)
  })

  test('is a 404 for a connection that does not exist', async () => {
    const answer = await sandbox.owner.post(`/sandbox/v1/connections/nobody/regenerate-${what}`)
    expect(answer.status).toBe(404)
  })
})
