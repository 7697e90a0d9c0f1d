import type { APIRoute } from 'astro'
import samples from 'virtual:reference-samples'
import { operationTwin, resourceTwin } from '../../components/reference/twin.ts'
import { type ReferencePage, referencePages } from './_pages.ts'

/** Each page of the reference as Markdown: `/api-reference/patch_products.md`. */
export function getStaticPaths() {
  return referencePages().map((page) => ({ params: { page: page.slug }, props: { page } }))
}

export const GET: APIRoute<{ page: ReferencePage }> = ({ props: { page } }) =>
  new Response(
    page.kind === 'operation'
      ? operationTwin(page.operation, samples[page.slug])
      : resourceTwin(page.resource),
    { headers: { 'content-type': 'text/markdown; charset=utf-8' } },
  )
