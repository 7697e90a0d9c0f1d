import { quote } from '#client'
import type { Plan } from '../plan.ts'
import type { ProjectFile } from '../project-file.ts'
import { readme } from '../readme.ts'
import { mainFile, productFile, sourceFile, stepsFile } from './fixed-files.ts'
import { mappingFile } from './mapping-file.ts'

/** With `requests` and what Python brings along. */
export function pythonProject(plan: Plan): ProjectFile[] {
  const { encoding } = plan.mapping.source ?? {}
  const record = `[${plan.record.map(quote).join(', ')}]`
  return [
    { path: 'README.md', text: readme(plan, instructions) },
    { path: 'requirements.txt', text: 'requests>=2.31,<3\n' },
    { path: 'main.py', text: mainFile },
    { path: 'mapping.py', text: mappingFile(plan) },
    { path: 'steps.py', text: stepsFile },
    {
      path: 'source.py',
      text: sourceFile(record, encoding === undefined ? 'None' : quote(encoding)),
    },
    { path: 'product.py', text: productFile() },
  ]
}

const instructions = {
  language: 'Python',
  needs: 'Python 3.9 or newer runs it.',
  install: 'pip install -r requirements.txt',
  run: 'python main.py export.xml',
  files: [
    [
      'mapping.py',
      'one function a field, and the table of what each is for. Changes usually go here.',
    ],
    ['steps.py', 'the steps from the text of the file to that of the PIM.'],
    ['product.py', 'puts a product together, with what each type of attribute takes.'],
    ['source.py', 'reads the file as a stream, and finds fields.'],
    ['main.py', 'connects, sends and tells.'],
  ],
} as const
