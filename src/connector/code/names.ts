/** Gives each field a name of its own: `readNameDeDe` or `read_name_de_de`. */
export function createNames(style: 'camel' | 'snake'): (words: readonly string[]) => string {
  const taken = new Set<string>()
  return (words) => {
    const name = named(words, style)
    let count = 1
    let own = name
    while (taken.has(own.toLowerCase())) own = `${name}${style === 'snake' ? '_' : ''}${++count}`
    taken.add(own.toLowerCase())
    return own
  }
}

function named(words: readonly string[], style: 'camel' | 'snake'): string {
  const parts = words.flatMap((word) => word.split(/[^A-Za-z0-9]+/).filter((part) => part !== ''))
  const lower = ['read', ...parts.map((part) => part.toLowerCase())]
  if (style === 'snake') return lower.join('_')
  return lower
    .map((part, index) => (index === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('')
}
