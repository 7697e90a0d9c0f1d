import { persistentAtom } from '@nanostores/persistent'

/** Whether a mapping is written in the editor, which is fetched for it, or in a plain field. */
export const $usesMappingEditor = persistentAtom<boolean>('doorway.connector.editor', true, {
  encode: (uses) => (uses ? undefined : 'no'),
  decode: (stored) => stored !== 'no',
})
