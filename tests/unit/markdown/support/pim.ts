/** Values that the PIM below gives out and that no page may show. */
export const secrets = [
  'sbx1-key',
  'sbx1-client',
  'hush-hush',
  'docs_4711',
  'open-sesame',
  'sbx1-token',
]

/** A PIM in a nutshell, answering just what samples in these tests ask. It remembers its requests. */
export function createNutshell() {
  const requests: string[] = []
  return {
    requests,
    async send(request: Request): Promise<Response> {
      const { pathname, search } = new URL(request.url)
      requests.push(`${request.method} ${pathname}${search}`)
      return answer(request, pathname)
    },
  }
}

async function answer(request: Request, path: string): Promise<Response> {
  if (path === '/sandbox/v1/sandboxes') {
    return Response.json({ id: 'sbx1', key: 'sbx1-key' }, { status: 201 })
  }
  if (path === '/sandbox/v1/connections') {
    const connection = { client_id: 'sbx1-client', secret: 'hush-hush' }
    return Response.json(
      { ...connection, username: 'docs_4711', password: 'open-sesame' },
      { status: 201 },
    )
  }
  if (path === '/api/oauth/v1/token') return token(await request.json())
  if (request.headers.get('authorization') !== 'Bearer sbx1-token') {
    const message = 'The access token provided is invalid.'
    return Response.json({ code: 401, message }, { status: 401 })
  }
  if (request.method === 'PATCH') {
    const location = `${request.url}?by=docs_4711`
    return new Response(null, { status: 204, headers: { location, 'x-unshown': '1' } })
  }
  const items = Array.from({ length: path.endsWith('attributes') ? 12 : 1 }, (_, index) => ({
    index,
  }))
  return Response.json({ items })
}

function token(body: { username?: string; password?: string }): Response {
  const knows = body.username === 'docs_4711' && body.password === 'open-sesame'
  return knows
    ? Response.json({ access_token: 'sbx1-token', expires_in: 3600 })
    : Response.json({ code: 422, message: 'No user.' }, { status: 422 })
}
