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
import { valuesFile } from './values-file.ts'
import { xmlFile } from './xml-file.ts'

/** With the PIM's own PHP client. */
export const php: ProjectLanguage = {
  extension: 'php',
  notation,
  instructions: (plan) => ({
    language: 'PHP',
    needs: `PHP 8.1 or newer runs it, with the extensions ${extensionsFor(plan).join(', ')}. It talks to the PIM with \`akeneo/api-php-client\`.`,
    install: 'composer install',
    run: 'php main.php',
  }),
  packages: composerFile,
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
    pim: pimFile,
  },
}

function extensionsFor({ format }: Plan): string[] {
  return ['dom', 'mbstring', format === 'xml' ? 'xmlreader' : 'iconv']
}

function composerFile(plan: Plan): ProjectFile {
  const content = {
    require: {
      php: '>=8.1',
      ...Object.fromEntries(extensionsFor(plan).map((name) => [`ext-${name}`, '*'])),
      'akeneo/api-php-client': '>=9.0 <12.0',
      'nyholm/psr7': '^1.8',
      'symfony/http-client': '^5.4 || ^6.4 || ^7.0',
      'symfony/polyfill-intl-normalizer': '^1.28',
    },
    config: { 'allow-plugins': { 'php-http/discovery': true } },
  }
  return { path: 'composer.json', text: `${JSON.stringify(content, null, 2)}\n` }
}
