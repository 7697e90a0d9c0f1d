import { type Operation, type OperationId, operations } from '#contract'
import { json } from './http/answer.ts'
import type { Handler } from './rest/call.ts'

/** `GET /api/rest/v1`: where the token is to be had and which routes there are, by the PIM's route names. */
export const getApiRoot: Handler = ({ base }) =>
  json({
    host: base,
    authentication: { fos_oauth_server_token: route(operations.post_token) },
    routes: Object.fromEntries(
      Object.values<Operation>(operations)
        .filter(({ path }) => path.startsWith(resources))
        .map((operation) => [routeName(operation), route(operation)]),
    ),
  })

const resources = '/api/rest/v1/'

/** The PIM spells its placeholders `{attributeCode}`. */
function route({ path, method }: Operation): { route: string; methods: string[] } {
  const spelled = path.replaceAll(/\{\w+\}/g, (placeholder) =>
    placeholder.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
  )
  return { route: spelled, methods: [method] }
}

/** Names that do not follow from the address. */
const irregularNames: Partial<Record<OperationId, string>> = {
  get_measurement_families: 'pim_api_measurement_family_get',
  patch_measurement_families: 'pim_api_measurement_family_create_or_update',
  get_measure_families: 'legacy_pim_api_measure_family_list',
  get_measure_families__code_: 'legacy_pim_api_measure_family_get',
  get_media_files__code__download: 'pim_api_media_file_download',
  get_system_information: 'pim_analytics_external_api_system_info_get',
  post_products_uuid_search: 'pim_api_product_uuid_search',
}

/** `GET /api/rest/v1/attributes/{attribute_code}/options` → `pim_api_attribute_option_list`. */
function routeName({ id, path, method }: Operation): string {
  const irregular = irregularNames[id]
  if (irregular !== undefined) return irregular
  const segments = path.slice(resources.length).split('/')
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
