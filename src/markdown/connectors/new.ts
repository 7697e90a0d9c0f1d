import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { categories } from '../../marketplace/terms.ts'
import { connectorFolder, readConnectors } from './read.ts'

/** A file to fill in; `undefined` when a connector of this id or name is there already. */
export function newConnector(contentDir: string, id: string, name: string, day: string) {
  const file = join(contentDir, connectorFolder, `${id}.yaml`)
  const isTaken = readConnectors(contentDir).connectors.some((each) => each.name === name)
  if (isTaken || existsSync(file)) return undefined
  return { file, address: `/marketplace/${id}.html`, text: textOf(name, day) }
}

function textOf(name: string, day: string): string {
  return `# Write down only what a source confirms, in your own words. What is left out is shown as "no source says".
${stringify({ name }, { lineWidth: 0 })}publisher: Who publishes it
connects: Which system
# ${categories.join(', ')}
category: integration
# One sentence of at most 160 letters, for lists.
summary: What it does, seen from the PIM.
# source (into the PIM), destination (out of it) or both
#direction: source
# 'yes', inferred or 'no'; a 'no' needs "without-api: why, and why that rules out SaaS"
api: inferred
# connection, app, bundle, files
#ways: [connection]
# data_source, data_destination or other, where the publisher asks for one
#flow-type: data_source
# open, public (to read only) or closed
#code: open
#licence: MIT
#repository: owner/name
#price: On request
# 3.2+, 1.4-1.6, 7.0, SaaS
#versions: [7.0, SaaS]
# CE, GE, EE
#editions: [CE, EE]
uses: |
  How it uses the API.
# Ids of the reference, where a source names calls
#operations:
#  - get_products
#notes:
#  - What else to know.
sources:
  - label: What you read
    #url: https://example.com/page
checked: '${day}'
# high when its code was read or a source says it plainly
confidence: medium
`
}
