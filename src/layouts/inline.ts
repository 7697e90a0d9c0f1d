import { createHash } from 'node:crypto'
import { editionChoices, pimVersions } from '#contract'
import { site } from '#site'
import { rememberedTab } from '../components/tabs/remembered-tab.ts'

/** A few bytes that stand in the page itself, and the hash by which the content security policy lets them. */
export interface Inline {
  text: string
  hash: `sha256-${string}`
}

/**
 * The order of the cascade layers. It stands before every stylesheet, because the bundler is free to put a
 * component's layer in front of those that it should follow. Beside it: what links say of this site on paper.
 */
export const layerOrder = inline(
  `@layer reset,tokens,base,compositions,prose,code,widgets,components,utilities,print;:root{--site:"${site.url}"}`,
)

/**
 * Sets the remembered theme, edition and version before anything is painted, so that nothing flashes or moves. So it
 * does with whether this browser knows a sandbox: newcomers read other words.
 */
export const rememberedChoices = inline(
  `(()=>{try{const d=document.documentElement.dataset,g=k=>localStorage.getItem('doorway.'+k),t=g('theme'),e=g('edition'),v=g('version');if(t==='light'||t==='dark')d.theme=t;if(${JSON.stringify(editionChoices.map(({ id }) => id))}.includes(e))d.edition=e;if(${JSON.stringify(pimVersions)}.includes(v))d.version=v;if(g('sandbox'))d.hasSandbox=''}catch{}})()`,
)

/** The script behind each set of tabs. */
export const tabScript = inline(rememberedTab)

function inline(text: string): Inline {
  return { text, hash: `sha256-${createHash('sha256').update(text).digest('base64')}` }
}
