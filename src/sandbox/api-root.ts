import { type Operation, operations } from '#contract'
import { json } from './http/answer.ts'
import type { Handler } from './rest/call.ts'

/** `GET /api/rest/v1`: where the token is to be had and which routes there are, by the PIM's route names. */
export const getApiRoot: Handler = ({ base }) =>
  json({
    host: base,
    authentication: { fos_oauth_server_token: route(operations.post_token) },
    routes: Object.fromEntries(
      Object.values<Operation>(operations)
        .filter(({ auth, api }) => api === 'pim' && auth === 'token')
        .map((operation) => [routeName(operation), route(operation)]),
    ),
  })

function route({ path, method }: Operation): { route: string; methods: string[] } {
  return { route: path, methods: [method] }
}

/** `GET /api/rest/v1/attributes/{attribute_code}/options` → `pim_api_attribute_option_list`. */
function routeName({ path, method }: Operation): string {
  const segments = path.replace('/api/rest/v1/', '').split('/')
  const hasKey = segments.at(-1)?.startsWith('{') ?? false
  const nouns = segments.filter((segment) => !segment.startsWith('{')).map(nounOf)
  return `pim_api_${nouns.join('_')}_${action(method, hasKey)}`
}

const irregularNouns: Record<string, string> = { 'products-uuid': 'product_uuid' }

function nounOf(segment: string): string {
  const noun = segment.replace(/ies$/, 'y').replace(/s$/, '')
  return (irregularNouns[segment] ?? noun).replaceAll('-', '_')
}

function action(method: string, hasKey: boolean): string {
  if (method === 'GET') return hasKey ? 'get' : 'list'
  if (method === 'POST') return 'create'
  if (method === 'DELETE') return 'delete'
  return hasKey ? 'partial_update' : 'partial_update_list'
}
