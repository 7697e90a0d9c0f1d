import type { Kind, SearchResults } from '#search'
import type { Outcome } from './ask.ts'

/** What readers call the kinds of places. */
export const kindNames: Record<Kind, { one: string; many: string }> = {
  help: { one: 'Help', many: 'Help' },
  documentation: { one: 'Documentation', many: 'Documentation' },
  guide: { one: 'Guide', many: 'Guides' },
  tutorial: { one: 'Tutorial', many: 'Tutorials' },
  connector: { one: 'Connector', many: 'Connectors' },
  reference: { one: 'API reference', many: 'API reference' },
  page: { one: 'Page', many: 'Other pages' },
}

/** What came of a search in a sentence, for those who hear the page. */
export function announcement(outcome: Outcome): string {
  if ('failure' in outcome) return failureText(outcome.failure).title
  const { outcome: kind, hits, corrected } = outcome.results
  if (kind === 'nearest') return `Nothing fits. ${count(hits.length)} near it.`
  return `${count(hits.length)}${corrected === undefined ? '' : ` for ${corrected}`}.`
}

function count(found: number): string {
  return found === 1 ? 'One page' : `${found} pages`
}

/** Why there are no results, and what to do. */
export function failureText(failure: 'unreachable' | 'no index'): { title: string; text: string } {
  if (failure === 'no index') {
    return {
      title: 'There is no index here yet.',
      text: 'Search reads an index that is made when the site is built (npm run build). The list of all pages is there without it.',
    }
  }
  return navigator.onLine
    ? {
        title: 'The index does not answer.',
        text: 'Try again in a moment, or look at the list of all pages.',
      }
    : { title: 'You are offline.', text: 'Search is back as soon as you are.' }
}

/** What is said above results that are not quite what was asked for. */
export function noteOf(results: SearchResults): string | undefined {
  if (results.outcome === 'nearest') return 'Nothing fits that. Perhaps one of these does:'
  if (results.withoutTexts) return 'Only titles and headings could be searched just now.'
  return results.corrected === undefined ? undefined : `Results for “${results.corrected}”`
}
