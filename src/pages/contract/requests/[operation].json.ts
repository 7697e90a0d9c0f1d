import type { APIRoute, GetStaticPaths } from 'astro'
import samples from 'virtual:reference-samples'
import { operations, type OperationId } from '#contract'
import { site } from '#site'

// A request of one operation to begin with: the one that the build sent, with names in place of secrets.

export const getStaticPaths: GetStaticPaths = () =>
  Object.keys(operations).map((operation) => ({ params: { operation } }))

export const GET: APIRoute = ({ params }) => {
  const id = params['operation'] as OperationId
  return Response.json(samples[id]?.samples[0]?.request ?? unsent(id))
}

/** What no sample could be sent of has its path alone; the panel asks for the values in it. */
function unsent(id: OperationId) {
  const { method, path } = operations[id]
  return {
    method,
    url: `${site.url}${path}`,
    headers: { Authorization: 'Bearer <access_token>' },
  }
}
