import { persistentAtom } from '@nanostores/persistent'

/** Whether bodies are written in the editor, which is fetched for it, or in a plain field. */
export const $usesEditor = persistentAtom<boolean>('doorway.editor', false, {
  encode: (uses) => (uses ? 'yes' : undefined),
  decode: (stored) => stored === 'yes',
})
