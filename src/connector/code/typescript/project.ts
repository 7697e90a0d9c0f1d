import type { ProjectLanguage } from '../parts.ts'
import type { Plan } from '../plan.ts'
import type { ProjectFile } from '../project-file.ts'
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
export const typescript: ProjectLanguage = {
  extension: 'ts',
  notation,
  instructions: () => ({
    language: 'TypeScript',
    needs:
      'Node 24 runs it as it is. Its client is that of Doorway: put a checkout beside this folder, or change the path in `package.json`.',
    install: 'npm install',
    run: 'node main.ts',
  }),
  packages: packageFile,
  readers: {
    xml: xmlFile,
    csv: csvFile,
    json: jsonFile,
    'json-lines': jsonLinesFile,
    text: textFile,
  },
  files: {
    main: mainFile,
    mapping: mappingFile,
    steps: stepsFile,
    values: valuesFile,
    product: productFile,
    links: linksFile,
    fields: fieldsFile,
    units: unitsFile,
    pim: pimFile,
  },
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
