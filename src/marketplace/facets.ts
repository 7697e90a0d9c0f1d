import { type Connector, usesApi } from './connector.ts'
import { flowTypeOf } from './flow.ts'
import {
  categories,
  categoryNames,
  codeNames,
  codes,
  editionNames,
  editions,
  flowTypeNames,
  flowTypes,
} from './terms.ts'
import { releases, releasesIn } from './versions.ts'
import { type Facet, type Item, unstated } from './filter.ts'

const notStated = { value: unstated, label: 'No source says' }

/** What a list can be narrowed by, in the order in which it is offered. */
export const facets: readonly Facet[] = [
  {
    id: 'category',
    label: 'What is connected',
    options: categories.map((value) => ({ value, label: categoryNames[value] })),
  },
  {
    id: 'flow',
    label: 'Flow type',
    options: [...flowTypes.map((value) => ({ value, label: flowTypeNames[value] })), notStated],
  },
  {
    id: 'edition',
    label: 'Edition of the PIM',
    options: [...editions.map((value) => ({ value, label: editionNames[value] })), notStated],
  },
  {
    id: 'version',
    label: 'Version of the PIM',
    options: [
      ...releases.map((value) => ({ value, label: value === 'SaaS' ? value : `${value}.x` })),
      notStated,
    ],
  },
  {
    id: 'code',
    label: 'Source code',
    options: [...codes.map((value) => ({ value, label: codeNames[value] })), notStated],
  },
]

/** A connector as lists are narrowed by. */
export function itemOf(connector: Connector): Item {
  return {
    id: connector.id,
    api: usesApi(connector),
    values: {
      category: [connector.category],
      flow: saidOf([flowTypeOf(connector)]),
      edition: saidOf(connector.editions),
      version: saidOf(releasesIn(connector.versions)),
      code: saidOf([connector.code]),
    },
  }
}

function saidOf(values: readonly (string | undefined)[]): string[] {
  const said = values.filter((value) => value !== undefined)
  return said.length > 0 ? said : [unstated]
}
