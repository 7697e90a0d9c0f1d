import type { ProjectLanguage } from '../parts.ts'
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
export const python: ProjectLanguage = {
  extension: 'py',
  notation,
  instructions: () => ({
    language: 'Python',
    needs: 'Python 3.9 or newer runs it.',
    install: 'pip install -r requirements.txt',
    run: 'python main.py',
  }),
  packages: () => ({ path: 'requirements.txt', text: 'requests>=2.31,<3\n' }),
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
  },
}
