import { gunzipSync } from 'node:zlib'
import type { IndexFile } from 'pagefind'

/** A text as Pagefind keeps it. */
export interface Fragment {
  /** What Pagefind calls it when it finds it. */
  id: string
  url: string
  content: string
  meta: Record<string, string>
  anchors: { element: string; id: string; text: string }[]
}

/** The texts of an index, read back from its files. */
export function readFragments(files: readonly IndexFile[]): Fragment[] {
  return files.flatMap(({ path, content }) => {
    const id = /fragment\/(.+)\.pf_fragment$/.exec(path)?.[1]
    if (id === undefined) return []
    const text = gunzipSync(content).toString('utf8').slice(signature.length)
    return [{ ...(JSON.parse(text) as Omit<Fragment, 'id'>), id }]
  })
}

/** What Pagefind writes in front of whatever it compresses. */
const signature = 'pagefind_dcd'
