import { quoteForPhp } from '#client'
import type { Plan } from '../plan.ts'
import type { ProjectFile } from '../project-file.ts'
import { readme } from '../readme.ts'
import { mainFile, pimFile } from './main-file.ts'
import { mappingFile } from './mapping-file.ts'
import { productFile } from './product-file.ts'
import { sourceFile } from './source-file.ts'
import { stepsFile } from './steps-file.ts'

/** With the PIM's own PHP client. */
export function phpProject(plan: Plan): ProjectFile[] {
  const { encoding } = plan.mapping.source ?? {}
  const record = `[${plan.record.map(quoteForPhp).join(', ')}]`
  return [
    { path: 'README.md', text: readme(plan, instructions) },
    { path: 'composer.json', text: composerFile },
    { path: 'main.php', text: mainFile },
    { path: 'mapping.php', text: mappingFile(plan) },
    { path: 'steps.php', text: stepsFile },
    {
      path: 'source.php',
      text: sourceFile(record, encoding === undefined ? 'null' : quoteForPhp(encoding)),
    },
    { path: 'product.php', text: productFile() },
    { path: 'pim.php', text: pimFile },
  ]
}

const instructions = {
  language: 'PHP',
  needs:
    'PHP 8.1 or newer runs it, with the extensions dom, mbstring and xmlreader. It talks to the PIM with `akeneo/api-php-client`.',
  install: 'composer install',
  run: 'php main.php export.xml',
  files: [
    [
      'mapping.php',
      'one function a field, and the table of what each is for. Changes usually go here.',
    ],
    ['steps.php', 'the steps from the text of the file to that of the PIM.'],
    ['product.php', 'puts a product together, with what each type of attribute takes.'],
    ['source.php', 'reads the file as a stream, and finds fields.'],
    ['pim.php', 'what has to be known of the PIM, and the calls to it.'],
    ['main.php', 'reads, sends and tells.'],
  ],
} as const

const composerFile = `${JSON.stringify(
  {
    require: {
      php: '>=8.1',
      'ext-dom': '*',
      'ext-mbstring': '*',
      'ext-xmlreader': '*',
      'akeneo/api-php-client': '>=9.0 <12.0',
      'nyholm/psr7': '^1.8',
      'symfony/http-client': '^5.4 || ^6.4 || ^7.0',
      'symfony/polyfill-intl-normalizer': '^1.28',
    },
    config: { 'allow-plugins': { 'php-http/discovery': true } },
  },
  null,
  2,
)}\n`
