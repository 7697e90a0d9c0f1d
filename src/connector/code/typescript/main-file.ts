import type { Plan } from '../plan.ts'

/** Connects, reads, sends, tells. */
export function mainFile({ hasLinks }: Plan): string {
  const remembering = `{
      counts[outcome.kind]++
      taken.push(...batch.slice(outcome.line - 1, outcome.line))
    }`
  const counting = hasLinks ? remembering : 'counts[outcome.kind]++'
  return String.raw`import { type Client, createClient } from 'doorway/src/client/index.ts'
${hasLinks ? "import { sendLinks } from './links.ts'\n" : ''}import { type NewOption, readKnown, readPim } from './pim.ts'
import { lineFor, type Product, toProduct } from './product.ts'
import { readRecords } from './source.ts'

// node main.ts FILE
// Exit codes: 0 all well; 1 some records were rejected; 2 the file or the settings are wrong, or the
// PIM does not answer.

const counts = { created: 0, updated: 0, rejected: 0, skipped: 0 }
const madeOptions = new Set<string>()

function connect(): Client {
  const names = ['PIM_URL', 'PIM_CLIENT_ID', 'PIM_SECRET', 'PIM_USERNAME', 'PIM_PASSWORD']
  const missing = names.filter((name) => !process.env[name])
  if (missing.length > 0) throw new Error('Set ' + missing.join(', ') + ' in the environment.')
  const [baseUrl = '', clientId = '', secret = '', username = '', password = ''] = names.map(
    (name) => process.env[name],
  )
  // The client gets tokens, renews them, and tries again after Retry-After.
  return createClient({ baseUrl, credentials: { clientId, secret, username, password } })
}

async function run(file: string): Promise<void> {
  const client = connect()
  const pim = await readPim(client)
  let [batch, index]: [Product[], number] = [[], 0]
  for await (const record of readRecords(file)) {
    index++
    const mapped = toProduct(record, pim)
    if (mapped.kind !== 'product') {
      counts[mapped.kind]++
      const reasons = mapped.reasons.join(' ')
      const place = record.line === undefined ? 'Record ' + index : 'Line ' + record.line
      console.error(place + ', ' + (mapped.identifier ?? '?') + ': ' + mapped.kind + ': ' + reasons)
      continue
    }
    batch.push(mapped)
    if (batch.length < 100) continue
    await send(client, batch)
    batch = []
  }
  if (batch.length > 0) await send(client, batch)
}

async function send(client: Client, batch: readonly Product[]): Promise<void> {
  // Some fields are only for products that the PIM does not have yet.
  const isAsked = batch.some(({ whenNew }) => Object.keys(whenNew).length > 0)
  const known = await readKnown(client, isAsked ? batch.map(({ identifier }) => identifier) : [])
  await makeOptions(client, batch.flatMap(({ newOptions }) => newOptions))
  const lines = batch.map((product) => {
    const line = lineFor(product, !known.has(product.identifier.toLowerCase()))
    known.add(product.identifier.toLowerCase())
    return line
  })
${hasLinks ? '  const taken: Product[] = []\n' : ''}  for await (const outcome of client.batch('patch_products', lines as never[], {})) {
    const { identifier } = lines[outcome.line - 1] ?? {}
    if (outcome.kind === 'failed') {
      if (outcome.response) throw new Error('The PIM refuses: ' + outcome.error.message)
      counts.rejected++
      console.error(identifier + ': rejected: ' + outcome.error.message)
    } else if (outcome.kind === 'refused') {
      counts.rejected++
      const errors = (outcome.answer.errors ?? []).map(({ message }) => message)
      console.error(identifier + ': rejected: ' + (errors.join(' ') || outcome.answer.message))
    } else ${counting}
  }
${hasLinks ? '  await sendLinks(client, taken)\n' : ''}}

/** Each option once, before the products that name it. */
async function makeOptions(client: Client, options: readonly NewOption[]): Promise<void> {
  for (const { attribute, code, labels } of options) {
    const key = attribute + ' ' + code.toLowerCase()
    if (madeOptions.has(key)) continue
    madeOptions.add(key)
    const input = { path: { attribute_code: attribute } }
    const lines = [{ code, labels }] as never[]
    for await (const outcome of client.batch('patch_attributes__attribute_code__options', lines, input)) {
      if (outcome.kind === 'failed') throw new Error('The PIM refuses: ' + outcome.error.message)
      if (outcome.kind === 'refused') console.error('Option ' + key + ': ' + outcome.answer.message)
    }
  }
}

try {
  const [file] = process.argv.slice(2)
  if (file === undefined) throw new Error('Which file? As in: node main.ts export')
  await run(file)
  if (counts.rejected > 0) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
console.error(JSON.stringify(counts))
`
}
