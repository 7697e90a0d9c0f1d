import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

// Draws the import graph of src and holds it against the table of who may import whom: data walks
// downhill. Type-only imports count.

const source = resolve('src')

/** A part is the longest of these prefixes that a file's path starts with. */
const mayImport: Record<string, string[]> = {
  contract: [],
  client: ['contract'],
  catalog: ['contract'],
  connector: ['contract', 'client'],
  'connector/terminal': ['contract', 'client', 'connector'],
  'sandbox/ports': [],
  'sandbox/problems': [],
  'sandbox/type-names': [],
  'sandbox/http': ['contract', 'sandbox/problems'],
  'sandbox/values': ['contract', 'sandbox/problems', 'sandbox/type-names'],
  'sandbox/rest': [
    'contract',
    'sandbox/ports',
    'sandbox/http',
    'sandbox/problems',
    'sandbox/type-names',
  ],
  'sandbox/auth': ['contract', 'sandbox/ports', 'sandbox/http', 'sandbox/problems', 'sandbox/rest'],
  'sandbox/migrations': ['sandbox/ports'],
  'sandbox/resources': [
    'contract',
    'sandbox/ports',
    'sandbox/http',
    'sandbox/problems',
    'sandbox/type-names',
    'sandbox/rest',
    'sandbox/values',
  ],
  'sandbox/practice': [
    'contract',
    'sandbox/ports',
    'sandbox/http',
    'sandbox/problems',
    'sandbox/rest',
    'sandbox/auth',
  ],
  sandbox: ['contract', 'sandbox'],
  quality: [],
  server: ['sandbox', 'contract', 'catalog', 'quality'],
  marketplace: ['contract'],
  markdown: ['contract', 'client', 'marketplace'],
  'widgets/ui': [],
  'widgets/state': ['contract', 'client'],
  widgets: ['contract', 'client', 'connector', 'widgets/ui', 'widgets/state'],
  search: [],
  components: ['contract', 'client', 'marketplace', 'widgets', 'search', 'site', 'quality'],
  layouts: ['components', 'styles', 'contract', 'site'],
  pages: [
    'components',
    'layouts',
    'styles',
    'contract',
    'marketplace',
    'content',
    'markdown',
    'quality',
    'site',
  ],
  content: ['markdown', 'marketplace', 'site'],
  directives: [],
  site: [],
  scripts: [
    'scripts',
    'contract',
    'marketplace',
    'markdown',
    'quality',
    'search',
    'server',
    'site',
  ],
}

/** Resources read only downwards in this order; those of one line do not know each other. */
const resourceOrder = [
  ['locales', 'currencies', 'media-files', 'groups'],
  ['association-types', 'measurements', 'attribute-groups'],
  ['attributes'],
  ['attribute-options'],
  ['categories'],
  ['channels'],
  ['custom-entities'],
  ['references'],
  ['families'],
  ['family-variants'],
  ['with-values'],
  ['product-models'],
  ['products'],
  ['media-uploads'],
]

/** What products and product models have in common is no resource of its own: both use all of it. */
const isShared = (resource: string) => resource === 'with-values'

/** Front doors, and what only some need: it would weigh on everybody who comes in at the front. */
const sideDoors = [
  'index.ts',
  'document.ts',
  'error-catalogue.ts',
  'error-template.ts',
  'schema-places.ts',
  'snippets.ts',
  'request.ts',
  'piece.ts',
]

/** What rules may lean on: pure things. */
const pure =
  /^(contract|sandbox\/(values|problems|type-names|rest\/(shapes|entities)|resources\/with-values\/(held|rules\/)))/

interface Import {
  from: string
  to: string
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|tsx|mjs|astro)$/.test(path) && !path.includes('.gen.'))
  .map((path) => path.split('\\').join('/'))
const imports = files.flatMap(importsOf)

describe('the layout', () => {
  test('each part imports only what its row allows', () => {
    const offences = imports.filter(({ from, to }) => {
      const [part, target] = [partOf(from), partOf(to)]
      return part !== target && !isAllowed(part, target)
    })
    expect(offences.map(shown)).toEqual([])
  })

  test('others come in through a part’s front door', () => {
    const doors = [
      'contract',
      'client',
      'connector',
      'catalog',
      'sandbox',
      'server',
      'markdown',
      'search',
    ]
    const offences = imports.filter(({ from, to }) => {
      const [room, target] = [from.split('/')[0], to.split('/')[0] ?? '']
      if (room === target || !doors.includes(target)) return false
      return !sideDoors.includes(to.split('/')[1] ?? '')
    })
    expect(offences.filter(({ from }) => !from.startsWith('scripts/')).map(shown)).toEqual([])
  })

  test('resources read only downwards, and only readers', () => {
    const offences = imports.filter(({ from, to }) => {
      const [own, other] = [resourceOf(from), resourceOf(to)]
      if (!own || !other || own === other) return false
      const isReader = /\/(store|references)\.ts$/.test(to)
      return rank(other) >= rank(own) || !(isReader || isShared(other))
    })
    expect(offences.map(shown)).toEqual([])
  })

  test('rules are pure', () => {
    const offences = imports.filter(
      ({ from, to }) =>
        /sandbox\/.*\/rules(\.ts|\/.*)$/.test(from) &&
        !pure.test(to) &&
        dirname(from) !== dirname(to) &&
        !isTypeOfReader(from, to),
    )
    expect(offences.map(shown)).toEqual([])
  })

  test('only the server, terminals, scripts and the build know Node', () => {
    const offences = files.filter(
      (file) =>
        !/^(server|scripts|markdown|content\.config|layouts\/inline|connector\/terminal)/.test(
          file,
        ) && importedNames(file).some((name) => name.startsWith('node:')),
    )
    expect(offences).toEqual([])
  })

  test('no file imports itself in a circle', () => {
    expect(findCircle()).toBeUndefined()
  })
})

function importsOf(file: string): Import[] {
  return importedNames(file).flatMap((name) => {
    const to = resolveImport(file, name)
    return to === undefined ? [] : [{ from: file, to }]
  })
}

function importedNames(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8')
  const script = file.endsWith('.astro') ? (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '') : text
  return ts.preProcessFile(script, true, true).importedFiles.map(({ fileName }) => fileName)
}

function resolveImport(file: string, name: string): string | undefined {
  if (name.startsWith('#')) return name === '#site' ? 'site.ts' : `${name.slice(1)}/index.ts`
  if (!name.startsWith('.')) return undefined
  const path = relative(source, resolve(source, dirname(file), name))
    .split('\\')
    .join('/')
  return path.startsWith('..') || path.includes('.gen.') ? undefined : path
}

function partOf(file: string): string {
  const path = file.replace(/\.(ts|tsx|mjs|astro|css)$/, '')
  const known = Object.keys(mayImport).filter(
    (part) => path === part || path.startsWith(`${part}/`),
  )
  const longest = known.toSorted((a, b) => b.length - a.length)[0]
  return longest ?? path.split(/[./]/)[0] ?? path
}

function isAllowed(part: string, target: string): boolean {
  return (mayImport[part] ?? []).some(
    (allowed) => target === allowed || target.startsWith(`${allowed}/`),
  )
}

function resourceOf(file: string): string | undefined {
  return /^sandbox\/resources\/([\w-]+)/.exec(file)?.[1]
}

function rank(resource: string): number {
  return resourceOrder.findIndex((line) => line.includes(resource))
}

function isTypeOfReader(from: string, to: string): boolean {
  return resourceOf(from) !== undefined && to.endsWith('/store.ts')
}

function findCircle(): string[] | undefined {
  const done = new Set<string>()
  const visit = (file: string, path: string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    const next = imports.filter(({ from }) => from === file)
    const circle = next.map(({ to }) => visit(to, [...path, file])).find((found) => found)
    done.add(file)
    return circle
  }
  return files.map((file) => visit(file, [])).find((found) => found)
}

function shown({ from, to }: Import): string {
  return `${from} imports ${to}`
}
