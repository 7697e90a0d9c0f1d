import type { Category } from '#contract'
import { type Languages, readLabels } from '../languages.ts'
import type { Source } from '../source.ts'

type CatalogCategory = Pick<Category, 'code' | 'parent' | 'labels'>

/** All trees, depth first: a parent, then its children from left to right. */
export function readCategories(source: Source, languages: Languages): Map<string, CatalogCategory> {
  const categories = new Map<string, CatalogCategory>()
  const walk = (branch: Source, parent: string | null) => {
    for (const [code, item] of branch.fields()) {
      item.fieldsOnly('labels', 'children')
      if (categories.has(code)) item.fail(`the category "${code}" is there twice`)
      categories.set(code, { code, parent, labels: readLabels(item.need('labels'), languages) })
      const children = item.get('children')
      if (children) walk(children, code)
    }
  }
  walk(source, null)
  return categories
}
