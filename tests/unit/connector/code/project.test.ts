import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { assert, constantFrom, oneof, property, sample, string } from 'fast-check'
import phpParser, { type Node } from 'php-parser'
import ts from 'typescript'
import { type Mapping, parseMapping, unsupported, writeProject } from '#connector'
import { describe, expect, test } from 'vitest'

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
    ],
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
        expect(functionsOf(parsed)).toBe(7)
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
          expect(found.filter(({ kind }) => kind === 'function')).toHaveLength(8)
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
    assert len([n for n in nodes if isinstance(n, ast.FunctionDef)]) == 7, case
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

describe('what no project can do', () => {
  test.for<[string, Partial<Mapping>, string]>([
    ['another format', { source: { format: 'csv', record: 'row' } }, 'source.format'],
    ['no record', { source: {} }, 'source.record'],
    ['product models', { model: { code: { from: 'a' }, family_variant: 'b' } }, 'model'],
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
