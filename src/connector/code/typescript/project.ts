import { javascriptLiteral, quote } from '#client'
import type { Plan } from '../plan.ts'
import type { ProjectFile } from '../project-file.ts'
import { readme } from '../readme.ts'
import { mainFile, pimFile, productFile, unitsFile, valuesFile } from './fixed-files.ts'
import { mappingFile } from './mapping-file.ts'
import { sourceFile } from './source-file.ts'
import { stepsFile } from './steps-file.ts'

/** With our client, which gets tokens, renews them and tries again. */
export function typescriptProject(plan: Plan): ProjectFile[] {
  const encoding = plan.mapping.source?.encoding
  return [
    { path: 'README.md', text: readme(plan, instructions) },
    { path: 'package.json', text: packageFile(plan) },
    { path: 'main.ts', text: mainFile },
    { path: 'mapping.ts', text: mappingFile(plan) },
    { path: 'steps.ts', text: stepsFile(plan.steps) },
    {
      path: 'source.ts',
      text: sourceFile(javascriptLiteral(plan.record), encoding && quote(encoding)),
    },
    { path: 'product.ts', text: productFile },
    { path: 'values.ts', text: valuesFile },
    { path: 'units.ts', text: unitsFile() },
    { path: 'pim.ts', text: pimFile },
  ]
}

const instructions = {
  language: 'TypeScript',
  needs:
    'Node 24 runs it as it is. Its client is that of Doorway: put a checkout beside this folder, or change the path in `package.json`.',
  install: 'npm install',
  run: 'node main.ts export.xml',
  files: [
    [
      'mapping.ts',
      'one function a field, and the table of what each is for. Changes usually go here.',
    ],
    ['steps.ts', 'the steps from the text of the file to that of the PIM.'],
    ['values.ts, units.ts', 'from texts to what each type of attribute takes.'],
    ['product.ts', 'puts a product together.'],
    ['source.ts', 'reads the file as a stream, and finds fields.'],
    ['pim.ts', 'what has to be known of the PIM.'],
    ['main.ts', 'connects, sends and tells.'],
  ],
} as const

function packageFile({ steps }: Plan): string {
  const dependencies = {
    doorway: 'file:../doorway',
    ...(steps.has('unescape') && { entities: '^9.0.0' }),
    ...(steps.has('strip_html') && { htmlparser2: '^12.0.0' }),
    saxes: '^6.0.0',
  }
  const content = { private: true, type: 'module', engines: { node: '>=24' }, dependencies }
  return `${JSON.stringify(content, null, 2)}\n`
}
