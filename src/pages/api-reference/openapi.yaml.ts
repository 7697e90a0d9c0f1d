import type { APIRoute } from 'astro'
import { stringify } from 'yaml'
import { openApi } from './_openapi.ts'

/** The contract as OpenAPI 3.1, at `/api-reference/openapi.yaml`. */
export const GET: APIRoute = () =>
  new Response(stringify(openApi(), { aliasDuplicateObjects: false }), {
    headers: { 'content-type': 'application/yaml' },
  })
