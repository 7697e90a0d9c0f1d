// What uploaded files are called, and the codes that follow from it.

/**
 * A name that is safe to show and to store: no folders, no control characters, and not endless. What is
 * cut off is cut before the extension.
 */
export function safeFileName(name: string): string {
  const bare = name.toWellFormed().split(/[\\/]/).at(-1) ?? ''
  const clean = bare.replaceAll(/\p{C}/gu, '').trim()
  if (clean === '' || /^\.+$/.test(clean)) return 'file'
  return [...clean].length <= longestName ? clean : shortened(clean)
}

const longestName = 100

function shortened(name: string): string {
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= 20 ? name.slice(dot) : ''
  return [...name].slice(0, longestName - ending.length).join('') + ending
}

/** `f/2/e/6/f2e6…_name.png`: a hash, its first four digits as folders, and the file's name. */
export function mediaFileCode(hash: string, fileName: string): string {
  return `${hash.slice(0, 4).split('').join('/')}/${hash}_${fileName.replaceAll(/[^\w.-]/g, '_')}`
}
