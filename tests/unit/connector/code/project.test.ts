import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { assert, constantFrom, oneof, property, sample, string } from 'fast-check'
import phpParser, { type Node } from 'php-parser'
import ts from 'typescript'
import {
  type Language,
  languages,
  type Mapping,
  parseMapping,
  unsupported,
  writeProject,
} from '#connector'
import { describe, expect, test } from 'vitest'
import { installProject } from '../../../support/exported-project.ts'

const evening = parseMapping(
  readFileSync('public/downloads/evening-export.mapping.yaml', 'utf8'),
).mapping!

const wicked = oneof(
  string({ unit: 'binary', maxLength: 12 }),
  constantFrom(
    "'",
    '"',
    '\\',
    "\\'",
    '`${process.exit()}`',
    '*/',
    '?>',
    '<?php',
    '\n',
    '\r\n',
    '\u2028',
    '"""',
    "'''",
    '#{x}',
    '$x',
    '__proto__',
  ),
)

const compilerOptions: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  noUnusedLocals: true,
  allowImportingTsExtensions: true,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.NodeNext,
  typeRoots: [resolve('node_modules/@types')],
  types: ['node'],
}

/** A mapping with such a text wherever one may stand. */
function mappingWith(text: string): Mapping {
  const path = `'${text.replaceAll("'", "''") || 'x'}'`
  return {
    version: 1,
    name: text,
    source: { record: 'export/item' },
    identifier: { from: [path, `item[@x=${path}]/@y`] },
    records: { keep: { field: 'a', is: [text] }, drop: { not: { field: path, exists: true } } },
    empty_words: [text],
    values: [
      {
        attribute: text,
        locale: text,
        from: `a[b=${path}]`,
        transforms: [
          { lookup: { table: { [text]: text } } },
          { affix: { before: text, after: text } },
          { split: text },
          { default: text },
        ],
        unit: text,
        options: { label_locale: text },
      },
      { attribute: text, cases: [{ when: { field: 'a', is: text }, value: text }] },
      { attribute: 'a', from: path, as: 'html' },
    ],
    associations: [{ type: text, from: path, quantity: { from: path } }],
  }
}

describe('whatever a mapping says', () => {
  test('its TypeScript can be read, and has the texts as they are', () => {
    assert(
      property(wicked, (text) => {
        const files = writeProject(mappingWith(text), 'typescript')
        const { text: code } = files.find(({ path }) => path === 'mapping.ts')!
        const result = ts.transpileModule(code, { reportDiagnostics: true })
        expect(result.diagnostics).toEqual([])
        const parsed = ts.createSourceFile('mapping.ts', code, ts.ScriptTarget.Latest, true)
        expect(textsOf(parsed)).toContain(text)
        expect(functionsOf(parsed)).toBe(10)
      }),
    )
  })

  test('its PHP can be read, and has the texts as they are', () => {
    assert(
      property(
        wicked.filter((text) => text.isWellFormed()),
        (text) => {
          const files = writeProject(mappingWith(text), 'php')
          const { text: code } = files.find(({ path }) => path === 'mapping.php')!
          const found = [...nodesOf(new phpParser.Engine({}).parseCode(code, 'mapping.php'))]
          expect(found.flatMap((node) => (node.kind === 'string' ? valueOf(node) : []))).toContain(
            text,
          )
          expect(found.filter(({ kind }) => kind === 'function')).toHaveLength(12)
          expect(found.filter(({ kind }) => kind === 'inline')).toEqual([])
        },
      ),
    )
  })

  const hasPhp = spawnSync('php', ['--version']).status === 0

  test.skipIf(!hasPhp)('every file of its PHP passes for PHP', () => {
    for (const { path, text } of writeProject(mappingWith('?>\n\'"${x}'), 'php')) {
      if (!path.endsWith('.php')) continue
      const { stdout, status } = spawnSync('php', ['-l'], { input: text, encoding: 'utf8' })
      expect(`${path}: ${stdout.trim()}`).toBe(
        `${path}: No syntax errors detected in Standard input code`,
      )
      expect(status).toBe(0)
    }
  })

  const hasPython = spawnSync('python3', ['--version']).status === 0

  test.skipIf(!hasPython)('its Python compiles, and has the texts as they are', () => {
    const texts = sample(wicked, 300).filter((text) => text.isWellFormed())
    const cases = texts.map((text) => {
      const files = writeProject(mappingWith(text), 'python')
      return { text, code: files.find(({ path }) => path === 'mapping.py')!.text }
    })
    const script = `import ast, json, sys
for case in json.load(sys.stdin):
    nodes = list(ast.walk(ast.parse(case['code'])))
    assert case['text'] in [n.value for n in nodes if isinstance(n, ast.Constant)], case
    assert len([n for n in nodes if isinstance(n, ast.FunctionDef)]) == 10, case
`
    const input = JSON.stringify(cases)
    const { status, stderr } = spawnSync('python3', ['-c', script], { input, encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })

  test('the same mapping gives the same project', () => {
    expect(writeProject(evening, 'typescript')).toEqual(writeProject(evening, 'typescript'))
  })
})

test(
  'all of its TypeScript is right for the compiler, in each format',
  { timeout: 120_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'doorway-types-'))
    const sources: Mapping['source'][] = [
      { format: 'xml', record: 'export/item' },
      { delimiter: ';', record: 'row' },
      { format: 'json-lines', record: '$' },
      { format: 'json', record: '$/items' },
    ]
    const mains = sources.map((source, index) => {
      const place = join(folder, `${index}`)
      const { associations } = mappingWith('x')
      const whole = { ...evening, source, ...(index === 0 && { associations }) }
      installProject(place, 'typescript', whole as Mapping)
      return join(place, 'main.ts')
    })
    const found = ts.getPreEmitDiagnostics(ts.createProgram(mains, compilerOptions))
    const host = { ...ts.createCompilerHost({}), getCurrentDirectory: () => folder }
    rmSync(folder, { recursive: true })
    expect(ts.formatDiagnostics(found, host)).toBe('')
  },
)

describe('a project has only what its mapping needs', () => {
  const pathsOf = (mapping: Mapping, language: Language) =>
    writeProject(mapping, language).map(({ path }) => path)
  const table: Mapping = { ...evening, source: { delimiter: ';', record: 'row' } }

  test.for(languages)(
    'in %s: what reads text where the file does not say its encoding',
    (language) => {
      const more = pathsOf(table, language).filter(
        (path) => !pathsOf(evening, language).includes(path),
      )
      expect(more).toEqual([expect.stringMatching(/^text\./)])
    },
  )

  test.for(languages)('in %s: what sends associations where there are some', (language) => {
    const linked: Mapping = { ...evening, associations: [{ type: 'X_SELL', from: 'related' }] }
    const more = pathsOf(linked, language).filter(
      (path) => !pathsOf(evening, language).includes(path),
    )
    expect(more).toEqual([expect.stringMatching(/^links\./)])
    const [ours, theirs] = [linked, evening].map((one) => writeProject(one, language)[0]?.text)
    expect(ours).toContain('What products belong together with is sent after them.')
    expect(theirs).not.toContain('belong together')
  })

  test('the packages of its format', () => {
    const packages = (mapping: Mapping) =>
      writeProject(mapping, 'typescript').find(({ path }) => path === 'package.json')!.text
    expect(packages(evening)).toContain('saxes')
    expect(packages(evening)).not.toContain('csv-parse')
    expect(packages(table)).toContain('csv-parse')
    expect(packages(table)).not.toContain('saxes')
  })

  test('and its readme names each of its files, and the kind of file that it reads', () => {
    const files = writeProject({ ...evening, source: { format: 'json', record: '$/items' } }, 'php')
    const [readme, ...others] = files
    expect(readme?.text).toContain('a JSON file (`$/items`)')
    expect(readme?.text).toContain('php main.php export.json')
    for (const { path } of others.filter((file) => file.path.endsWith('.php'))) {
      expect(readme?.text).toContain(`- \`${path}\`: `)
    }
  })
})

describe('what no project can do', () => {
  test.for<[string, Partial<Mapping>, string]>([
    ['no record', { source: {} }, 'source.record'],
    ['files', { values: [{ attribute: 'p', from: 'a', media: 'upload' }] }, 'p: media'],
    ['product models', { model: { code: { from: 'a' }, family_variant: 'b' } }, 'model'],
    [
      'a table without its delimiter',
      { source: { format: 'csv', record: 'row' } },
      'source.delimiter',
    ],
    ['records that are no rows', { source: { delimiter: ';', record: 'a/b' } }, 'source.record'],
    [
      'JSON that does not begin at its root',
      { source: { format: 'json', record: 'a' } },
      'source.record',
    ],
    ['an unknown encoding', { source: { record: 'a', encoding: 'x-klingon' } }, 'source.encoding'],
    [
      'a conversion',
      {
        values: [{ attribute: 'w', from: 'w', transforms: [{ convert: { from: 'A', to: 'B' } }] }],
      },
      'transforms: convert',
    ],
    [
      'a unit to convert to',
      { values: [{ attribute: 'w', from: 'w', convert_to: 'GRAM' }] },
      'w: convert_to',
    ],
    [
      'a pattern that languages read differently',
      { records: { keep: { any: [{ field: 'a', matches: '\\pL' }] } } },
      'matches: \\pL',
    ],
    [
      'a pattern that fits nothing at all',
      { identifier: { from: 'a', transforms: [{ replace: { pattern: 'x*', with: '' } }] } },
      'replace: x*',
    ],
  ])('%s is told, and nothing is written', ([, part, what]) => {
    const mapping = { ...evening, ...part }
    expect(unsupported(mapping, 'typescript').map((one) => one.what)).toContain(what)
    expect(() => writeProject(mapping, 'typescript')).toThrow(what)
  })

  test('the mapping of the evening export has none of it', () => {
    expect(unsupported(evening, 'typescript')).toEqual([])
  })

  test('only PHP has to do without a delimiter of several bytes', () => {
    const mapping: Mapping = { ...evening, source: { delimiter: '¦', record: 'row' } }
    expect(unsupported(mapping, 'php').map(({ what }) => what)).toEqual(['source.delimiter'])
    expect(unsupported(mapping, 'python')).toEqual([])
  })
})

function textsOf(node: ts.Node): string[] {
  const own = ts.isStringLiteral(node) ? [node.text] : []
  return [...own, ...node.getChildren().flatMap(textsOf)]
}

function functionsOf(file: ts.SourceFile): number {
  return file.statements.filter((statement) => ts.isFunctionDeclaration(statement)).length
}

function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return
  if ('kind' in value) yield value as Node
  for (const inner of Object.values(value)) yield* nodesOf(inner)
}

function valueOf(node: Node): string {
  return (node as unknown as { value: string }).value
}
