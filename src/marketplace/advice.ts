import { type Connector, usesApi } from './connector.ts'
import { flowTypeOf } from './flow.ts'
import { flowTypeNames } from './terms.ts'

// What readers do with a connector, as Markdown: its page and the page's twin say the same.

const credentials = '[client id, secret, username and password](/articles/your-credentials.html)'
const connections = '[connections of the PIM](/articles/manage-your-connections.html)'
const practise =
  'Try it first with [a connection of your own sandbox](/sandbox/connections.html): it has the same four credentials, and nothing there can break'

/** Which flow type its connection gets, and why. */
export function flowAdvice(connector: Connector): string {
  const { direction } = connector
  const asked = connector['flow-type']
  if (!usesApi(connector)) {
    return 'None: it uses no connection, so there is no flow type to choose and nothing for the dashboard to count.'
  }
  if (connector.category === 'api-client') {
    return 'That depends on what you build with it: [choose a flow type](/articles/choose-a-flow-type.html) for your own program.'
  }
  if (asked) {
    return `**${flowTypeNames[asked]}**: its publisher asks for it by name. [What the flow type changes](/articles/choose-a-flow-type.html)`
  }
  if (!direction) {
    return 'No source says which way its data flows. See what it does in a sandbox, then [choose](/articles/choose-a-flow-type.html).'
  }
  return `**${flowTypeNames[flowTypeOf(connector) ?? 'other']}**, ${reasons[direction]} [What the flow type changes](/articles/choose-a-flow-type.html)`
}

const reasons = {
  source: 'because it brings data into the PIM.',
  destination: 'because it takes data out of the PIM.',
  both: 'because data flows both ways. Or give it two connections, a source and a destination, where it can use two: then the dashboard counts both.',
}

/** From getting it to the first flow, step by step. */
export function installSteps(connector: Connector): string[] {
  if (!usesApi(connector)) return withoutApi(connector)
  if (connector.category === 'api-client') return client(connector)
  const isAppOnly = connector.ways.includes('app') && !connector.ways.includes('connection')
  return [getIt(connector), ...(isAppOnly ? asApp() : asConnection(connector)), watch]
}

function getIt({ publisher, repository, code, price }: Connector): string {
  const cost = price ? ` Price: ${lowered(price)}.` : ''
  if (!repository) return `**Get it** from ${publisher}.${cost}`
  const guide = code === 'open' ? 'its readme says how to install it' : 'read its licence first'
  return `**Get it** from [${repository}](https://github.com/${repository}); ${guide}.${cost}`
}

function asConnection(connector: Connector): string[] {
  const type = flowTypeOf(connector)
  const withType = type ? `, with the flow type *${flowTypeNames[type]}*` : ''
  const isApp = connector.ways.includes('app')
  return [
    ...(connector.ways.length === 0
      ? [
          '**Ask how it signs in.** No source says it; most connectors are given a connection, as below.',
        ]
      : []),
    ...(isApp
      ? [
          '**See which way is yours.** It comes as an app or with a connection, depending on your PIM; an app you connect in the PIM’s *Connect* menu and confirm its rights.',
        ]
      : []),
    `**Create a connection** in the ${connections}${withType}, and give its role [the rights it needs](/articles/roles-and-permissions.html), no more.`,
    `**Use your credentials**: put the PIM’s address, ${credentials} into its settings. ${practise}.`,
  ]
}

function asApp(): string[] {
  return [
    '**Connect the app** in the PIM’s *Connect* menu, and read which rights it asks for before you confirm. It gets a token of its own: there is no password to copy.',
    `**Use your credentials** where you want to see the same calls: an app calls the API that every connection calls. ${practise}.`,
  ]
}

const watch =
  '**Watch the first run** on [the dashboard](/articles/connection-dashboard.html): what came in, what went out, and what was refused and why.'

function client({ repository, publisher }: Connector): string[] {
  return [
    repository
      ? `**Install it** as the readme of [${repository}](https://github.com/${repository}) says.`
      : `**Install it** from the package list of its language; it is published by ${publisher}.`,
    `**Create a connection** in the ${connections}, for each program one.`,
    `**Use your credentials**: the client takes the PIM’s address, ${credentials}. ${practise}.`,
    '**Compare**: [the same five calls in several clients](/documentation/clients.html).',
  ]
}

function withoutApi({ repository, publisher, ways }: Connector): string[] {
  const from = repository ? `[${repository}](https://github.com/${repository})` : publisher
  const files = ways.includes('files')
  return [
    `**Look whether your PIM is one of the versions above.** On SaaS it cannot be installed at all; elsewhere ${files ? 'the format of the files' : 'the code inside the PIM'} has to fit.`,
    `**Follow the instructions** of ${from}. It takes no credentials of a connection, so there are none to enter.`,
    `**Rather use your credentials?** Then take one that calls the API, from the list below or [from the marketplace](/marketplace.html), or build your own.`,
  ]
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
