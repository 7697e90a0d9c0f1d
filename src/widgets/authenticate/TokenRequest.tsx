import type { RequestDescription } from '#client'
import { JsonTree } from '../ui/JsonTree.tsx'

/** The request that Send sends. */
export function TokenRequest({ request }: { request: RequestDescription | undefined }) {
  if (!request) return null
  const { method, url, body = '' } = request
  return (
    <div>
      <p className="request-line">
        <span className="method" data-method={method}>
          {method}
        </span>
        <span className="request-path">{url.slice(url.indexOf('/api/'))}</span>
      </p>
      <JsonTree value={JSON.parse(body)} label="Body of the token request" />
    </div>
  )
}
