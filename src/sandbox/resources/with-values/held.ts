import type { Associations, QuantifiedAssociations } from '../../values/associations.ts'
import type { Values } from '../../values/value.ts'

/** What products and product models hold alike, each on its own level: nothing inherited is in it. */
export interface Held {
  categories: string[]
  values: Values
  associations: Associations
  quantified_associations: QuantifiedAssociations
}

/** Own categories and those of the models above, each once, by code. */
export function allCategories(
  { categories }: Pick<Held, 'categories'>,
  lineage: Pick<Held, 'categories'>[],
): string[] {
  const all = [categories, ...lineage.map((model) => model.categories)].flat()
  return [...new Set(all)].sort()
}
