import { projectFiles } from '../parts.ts'
import type { Plan } from '../plan.ts'
import type { ProjectFile } from '../project-file.ts'
import { type Readers, readingFiles } from '../reading-files.ts'
import { csvFile } from './csv-file.ts'
import { fieldsFile } from './fields-file.ts'
import { jsonFile, jsonLinesFile } from './json-file.ts'
import { linksFile } from './links-file.ts'
import { mainFile } from './main-file.ts'
import { mappingFile } from './mapping-file.ts'
import { notation } from './notation.ts'
import { productFile } from './product-file.ts'
import { stepsFile } from './steps-file.ts'
import { textFile } from './text-file.ts'
import { valuesFile } from './values-file.ts'
import { xmlFile } from './xml-file.ts'

/** With `requests` and what Python brings along. */
export function pythonProject(plan: Plan): ProjectFile[] {
  const hasLinks = plan.associations.length > 0
  return projectFiles(plan, instructions, {
    main: mainFile(hasLinks),
    mapping: mappingFile(plan),
    steps: stepsFile,
    fields: fieldsFile(plan.hasHtml),
    ...readingFiles(plan, readers, notation, 'None'),
    product: productFile(hasLinks),
    ...(hasLinks && { links: linksFile }),
    values: valuesFile(),
  })
}

const readers: Readers = {
  xml: xmlFile,
  csv: csvFile,
  json: jsonFile,
  'json-lines': jsonLinesFile,
  text: textFile,
}

const instructions = {
  language: 'Python',
  extension: 'py',
  needs: 'Python 3.9 or newer runs it.',
  install: 'pip install -r requirements.txt',
  run: 'python main.py',
  packages: { path: 'requirements.txt', text: 'requests>=2.31,<3\n' },
}
