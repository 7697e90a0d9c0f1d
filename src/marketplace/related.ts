import { type Connector, usesApi } from './connector.ts'

const most = 4

/** Others to look at: of the same system first, then of the same category; those that use the API only. */
export function relatedTo(connector: Connector, all: readonly Connector[]): Connector[] {
  const words = systemWords(connector)
  const closeness = (other: Connector) =>
    systemWords(other).filter((word) => words.includes(word)).length * 2 +
    Number(other.category === connector.category)
  return all
    .filter((other) => other.id !== connector.id && usesApi(other) && closeness(other) > 0)
    .toSorted((a, b) => closeness(b) - closeness(a) || a.name.localeCompare(b.name))
    .slice(0, most)
}

/** The names in `Adobe Commerce, Magento Open Source`; what is written small is no name. */
function systemWords({ connects }: Connector): string[] {
  return connects.match(/\b[A-Z][\w.]{2,}/g)?.filter((word) => !common.has(word)) ?? []
}

const common = new Set(['Any', 'Commerce', 'Open', 'Source', 'One', 'The', 'PIM', 'API', 'DAM'])
