import type { APIRoute } from 'astro'
import { objectsTwin } from '../../components/reference/twin.ts'

/** The objects that several resources share, as Markdown: `/api-reference/objects.md`. */
export const GET: APIRoute = () =>
  new Response(objectsTwin(), { headers: { 'content-type': 'text/markdown; charset=utf-8' } })
