import type { APIRoute } from 'astro'
import samples from 'virtual:reference-samples'
import { postmanCollection } from '../../components/reference/postman.ts'

/** Every operation as a collection of Postman, at `/api-reference/postman.json`. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(postmanCollection(samples), null, 2), {
    headers: { 'content-type': 'application/json' },
  })
