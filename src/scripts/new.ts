import { parseArgs } from 'node:util'
import { createPage, NewPageError, pageKinds } from '#markdown'
import { root } from './steps.ts'

// `npm run new -- article "What is a lamp?"`: a page to begin with, in its place.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    themes: { type: 'string' },
    series: { type: 'string' },
    mdx: { type: 'boolean' },
  },
})
const [kind = '', ...words] = positionals

try {
  const { file, address, todo } = createPage(`${root}content`, kind, words.join(' '), values)
  console.log(`${file.slice(root.length)}  ->  ${address}`)
  for (const line of todo) console.log(`  ${line}`)
} catch (error) {
  if (!(error instanceof NewPageError)) throw error
  console.error(`${error.message}\n\n${usage()}`)
  process.exitCode = 1
}

function usage(): string {
  return [
    `npm run new -- <${pageKinds.join('|')}> "Title"`,
    '  --themes connectivity,api     subjects of an article',
    '  --series erp-connection       the guide or tutorial that a page belongs to',
    '  --mdx                         with widgets such as <Request />',
  ].join('\n')
}
