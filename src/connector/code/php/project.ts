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
import { valuesFile } from './values-file.ts'
import { xmlFile } from './xml-file.ts'

/** With the PIM's own PHP client. */
export function phpProject(plan: Plan): ProjectFile[] {
  const hasLinks = plan.associations.length > 0
  const extensions = ['dom', 'mbstring', ...(plan.format === 'xml' ? ['xmlreader'] : ['iconv'])]
  const language = {
    language: 'PHP',
    extension: 'php',
    needs: `PHP 8.1 or newer runs it, with the extensions ${extensions.join(', ')}. It talks to the PIM with \`akeneo/api-php-client\`.`,
    install: 'composer install',
    run: 'php main.php',
    packages: composerFile(extensions),
  }
  return projectFiles(plan, language, {
    main: mainFile(plan),
    mapping: mappingFile(plan),
    steps: stepsFile,
    fields: fieldsFile(plan.hasHtml),
    ...readingFiles(plan, readers, notation, 'null'),
    product: productFile(hasLinks),
    ...(hasLinks && { links: linksFile }),
    values: valuesFile(),
    pim: pimFile,
  })
}

const readers: Readers = {
  xml: xmlFile,
  csv: csvFile,
  json: jsonFile,
  'json-lines': jsonLinesFile,
  text: textFile,
}

function composerFile(extensions: readonly string[]): ProjectFile {
  const content = {
    require: {
      php: '>=8.1',
      ...Object.fromEntries(extensions.map((name) => [`ext-${name}`, '*'])),
      'akeneo/api-php-client': '>=9.0 <12.0',
      'nyholm/psr7': '^1.8',
      'symfony/http-client': '^5.4 || ^6.4 || ^7.0',
      'symfony/polyfill-intl-normalizer': '^1.28',
    },
    config: { 'allow-plugins': { 'php-http/discovery': true } },
  }
  return { path: 'composer.json', text: `${JSON.stringify(content, null, 2)}\n` }
}
