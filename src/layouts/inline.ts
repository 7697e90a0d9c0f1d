import { createHash } from 'node:crypto'

/** A few bytes that stand in <head> itself, and the hash by which the content security policy lets them. */
export interface Inline {
  text: string
  hash: `sha256-${string}`
}

/**
 * The order of the cascade layers. It stands before every stylesheet, because the bundler is free to put a
 * component's layer in front of those that it should follow.
 */
export const layerOrder = inline(
  '@layer reset,tokens,base,compositions,prose,code,widgets,components,utilities,print;',
)

/** Sets a remembered theme before anything is painted, so that it never flashes. */
export const rememberedTheme = inline(
  `(()=>{try{const t=localStorage.getItem('doorway.theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}})()`,
)

function inline(text: string): Inline {
  return { text, hash: `sha256-${createHash('sha256').update(text).digest('base64')}` }
}
