import { site } from '#site'

/** From nothing to products, in the languages of the front page. Each runs as it stands. */
export const firstCalls = {
  curl: `BASE=${site.url}
field() { sed -E "s/.*\\"$1\\":\\"([^\\"]*)\\".*/\\1/"; }

# A PIM of your own, and a connection in it
KEY=$(curl -sS -X POST "$BASE/sandbox/v1/sandboxes" | field key)
CONNECTION=$(curl -sS "$BASE/sandbox/v1/connections" \\
  -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \\
  -d '{"label":"My terminal","flow_type":"data_destination"}')

# Four credentials for one token
TOKEN=$(curl -sS "$BASE/api/oauth/v1/token" \\
  -u "$(echo "$CONNECTION" | field client_id):$(echo "$CONNECTION" | field secret)" \\
  -d grant_type=password \\
  --data-urlencode "username=$(echo "$CONNECTION" | field username)" \\
  --data-urlencode "password=$(echo "$CONNECTION" | field password)" | field access_token)

# Products
curl -sS "$BASE/api/rest/v1/products?limit=3" -H "Authorization: Bearer $TOKEN"`,

  javascript: `const base = '${site.url}'
const call = async (path, options) => (await fetch(base + path, options)).json()
const post = (path, authorization, body) =>
  call(path, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

// A PIM of your own, and a connection in it
const { key } = await call('/sandbox/v1/sandboxes', { method: 'POST' })
const connection = await post('/sandbox/v1/connections', \`Bearer \${key}\`, {
  label: 'My program',
  flow_type: 'data_destination',
})

// Four credentials for one token
const { client_id, secret, username, password } = connection
const basic = \`Basic \${btoa(\`\${client_id}:\${secret}\`)}\`
const token = await post('/api/oauth/v1/token', basic, {
  grant_type: 'password',
  username,
  password,
})

// Products
const products = await call('/api/rest/v1/products?limit=3', {
  headers: { authorization: \`Bearer \${token.access_token}\` },
})
console.log(JSON.stringify(products))`,
} as const
