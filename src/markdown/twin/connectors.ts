import { anchor, operations } from '#contract'
import { stringify } from 'yaml'
import { flowAdvice, installSteps } from '../../marketplace/advice.ts'
import { buildYourOwn } from '../../marketplace/build-your-own.ts'
import { type Connector, connectorAddress, usesApi } from '../../marketplace/connector.ts'
import { factsOf } from '../../marketplace/facts.ts'
import { type Category, categories, categoryNames } from '../../marketplace/terms.ts'
import type { Site } from './llms.ts'
import { twinAddress } from './pages.ts'

/** Where the list of all connectors is as Markdown. */
export const marketplaceTwin = '/marketplace.md'

/** The pages of the marketplace as Markdown files: address to text; none where there are no connectors. */
export function connectorTwins(connectors: readonly Connector[], site: Site): Map<string, string> {
  if (connectors.length === 0) return new Map()
  return new Map([
    [marketplaceTwin, listTwin(connectors, site)],
    ...connectors.map((connector): [string, string] => [
      twinAddress(connectorAddress(connector)),
      connectorTwin(connector, site),
    ]),
  ])
}

function listTwin(connectors: readonly Connector[], site: Site): string {
  const of = (category: Category) => connectors.filter((each) => each.category === category)
  const sections = categories
    .filter((category) => of(category).length > 0)
    .map(
      (category) => `## ${categoryNames[category]}\n\n${of(category).map(lineOf(site)).join('\n')}`,
    )
  const head = headOf(site, '/marketplace.html', {
    title: 'Marketplace',
    description: `${connectors.length} connectors, extensions and clients that exist.`,
  })
  const close = `Nothing fits? [Build your own](${site.url}${buildYourOwn()}).`
  return `${[head, ...sections, close].join('\n\n')}\n`
}

function lineOf(site: Site) {
  return (connector: Connector) => {
    const { name, publisher, summary } = connector
    const without = usesApi(connector) ? '' : ' Uses no API: not on SaaS.'
    const address = site.url + twinAddress(connectorAddress(connector))
    return `- [${name.replaceAll(/[[\]]/g, String.raw`\$&`)}](${address}), by ${publisher}: ${summary}${without}`
  }
}

function connectorTwin(connector: Connector, site: Site): string {
  const { name, summary, uses, notes } = connector
  const calls = connector.operations.map((id) => {
    const { method, path, summary: says } = operations[id]
    return `- [${says}](${anchor(id)}): \`${method} ${path}\``
  })
  const reason = connector['without-api']
  const text = [
    headOf(site, connectorAddress(connector), { title: name, description: summary }),
    summary,
    ...(reason ? [`**It uses no API, so it cannot work on SaaS.** ${reason}`] : []),
    `## How it uses the API\n\n${uses.trim()}`,
    calls.length > 0 ? calls.join('\n') : 'No source names single calls.',
    `## Which flow type\n\n${flowAdvice(connector)}`,
    `## Install it, and use your credentials\n\n${installSteps(connector)
      .map((step, index) => `${index + 1}. ${step}`)
      .join('\n')}`,
    ...(notes.length > 0
      ? [`## Good to know\n\n${notes.map((note) => `- ${note}`).join('\n')}`]
      : []),
    `## What is known\n\n${factsOf(connector)
      .map((fact) => `- ${fact.name}: ${fact.value}`)
      .join('\n')}`,
  ].join('\n\n')
  return `${text.replaceAll('](/', `](${site.url}/`)}\n`
}

function headOf(site: Site, address: string, words: { title: string; description: string }) {
  const { title, description } = words
  const front = stringify({ title, address: site.url + address, description }, { lineWidth: 0 })
  return `---\n${front}---\n\n# ${title}`
}
