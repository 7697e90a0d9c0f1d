import type { OperationId } from '#contract'
import type { RequestDescription } from '#client'
import type { VFile } from 'vfile'
import type { PlannedSample } from './samples/plan.ts'
import type { Sample } from './samples/session.ts'

/** What Astro hands along with a file, as far as the transforms use it. */
interface AstroData {
  frontmatter?: Record<string, unknown>
  localImagePaths?: string[]
}

/** What the transforms learn about a page, for the checks that need all pages. */
export interface PageFacts {
  /** Every `id` on the page. */
  anchors: Set<string>
  /** Links to a section of this site's pages, resolved: address and `#anchor`. */
  links: { target: string; written: string; line: number }[]
  /** The `style` attributes that became classes: class name to declarations. */
  styles: Map<string, string>
  /** The requests that the build sent, in the order of the page. */
  samples: TriedSample[]
  /** All other fences. */
  code: CodeFence[]
}

export interface TriedSample {
  line: number
  planned: PlannedSample
  sample: Sample
}

export interface CodeFence {
  line: number
  /** As the author wrote it, in small letters; empty for a fence without. */
  language: string
  value: string
}

export function noFacts(): PageFacts {
  return { anchors: new Set(), links: [], styles: new Map(), samples: [], code: [] }
}

export function frontMatterOf(file: VFile): Record<string, unknown> {
  return astroData(file).frontmatter ?? {}
}

/** A request of a page, for lists of them. */
export interface ListedSample {
  title: string
  operation: OperationId | undefined
  request: RequestDescription
}

/** Lists the requests of a page beside its front matter, where pages find them: `samples`. */
export function listSamples(file: VFile, samples: readonly ListedSample[]): void {
  const data = astroData(file)
  data.frontmatter = { ...data.frontmatter, samples }
}

/** Tells Astro about a picture beside the article, which it then copies into the build. */
export function addLocalImage(file: VFile, path: string): void {
  const data = astroData(file)
  data.localImagePaths = [...new Set([...(data.localImagePaths ?? []), path])]
}

export function factsOf(file: VFile): PageFacts {
  const data = file.data as { doorway?: PageFacts }
  data.doorway ??= noFacts()
  return data.doorway
}

function astroData(file: VFile): AstroData {
  const data = file.data as { astro?: AstroData }
  data.astro ??= {}
  return data.astro
}
