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
import { pimFile } from './pim-file.ts'
import { productFile } from './product-file.ts'
import { stepsFile } from './steps-file.ts'
import { textFile } from './text-file.ts'
import { unitsFile } from './units-file.ts'
import { valuesFile } from './values-file.ts'
import { xmlFile } from './xml-file.ts'

/** With our client, which gets tokens, renews them and tries again. */
export function typescriptProject(plan: Plan): ProjectFile[] {
  const hasLinks = plan.associations.length > 0
  return projectFiles(
    plan,
    { ...instructions, packages: packageFile(plan) },
    {
      main: mainFile(hasLinks),
      mapping: mappingFile(plan),
      steps: stepsFile(plan.steps),
      fields: fieldsFile(plan.hasHtml),
      ...readingFiles(plan, readers, notation, 'undefined'),
      product: productFile(hasLinks),
      ...(hasLinks && { links: linksFile }),
      values: valuesFile,
      units: unitsFile(),
      pim: pimFile,
    },
  )
}

const readers: Readers = {
  xml: xmlFile,
  csv: csvFile,
  json: jsonFile,
  'json-lines': jsonLinesFile,
  text: textFile,
}

const instructions = {
  language: 'TypeScript',
  extension: 'ts',
  needs:
    'Node 24 runs it as it is. Its client is that of Doorway: put a checkout beside this folder, or change the path in `package.json`.',
  install: 'npm install',
  run: 'node main.ts',
}

function packageFile({ steps, format }: Plan): ProjectFile {
  const dependencies = {
    doorway: 'file:../doorway',
    ...(format === 'csv' && { 'csv-parse': '^7.0.0' }),
    ...(steps.has('unescape') && { entities: '^9.0.0' }),
    ...(steps.has('strip_html') && { htmlparser2: '^12.0.0' }),
    ...(format === 'xml' && { saxes: '^6.0.0' }),
  }
  const content = { private: true, type: 'module', engines: { node: '>=24' }, dependencies }
  return { path: 'package.json', text: `${JSON.stringify(content, null, 2)}\n` }
}
