import type { APIRoute } from 'astro'
import { openApi } from './_openapi.ts'

/** The contract as OpenAPI 3.1, at `/api-reference/openapi.json`. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(openApi(), null, 2), {
    headers: { 'content-type': 'application/json' },
  })
