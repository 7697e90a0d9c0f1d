import type { Plan } from './plan.ts'

/** What the languages' instructions differ in. */
export interface Instructions {
  language: string
  needs: string
  install: string
  /** What runs it, before the name of the file. */
  run: string
}

/** How to run a project, and where to change what. */
export function readme(
  { mapping, format, record, hasLinks }: Plan,
  { language, needs, install, run }: Instructions,
  files: readonly { path: string; purpose: string }[],
): string {
  const { kind, example } = formats[format]
  const name = (mapping.name ?? 'Connector').replaceAll(/[\p{C}\u2028\u2029<>[\]`]+/gu, ' ')
  const way = record.join('/').replaceAll(/[\p{C}`]+/gu, ' ')
  return `# ${name}

Sends the records of ${kind} (\`${way}\`) to a PIM, as products, in ${language}. It was written out of a mapping;
from here on it is yours to change.

${needs}

    ${install}
    export PIM_URL=… PIM_CLIENT_ID=… PIM_SECRET=… PIM_USERNAME=… PIM_PASSWORD=…
    ${run} ${example}

${files.map(({ path, purpose }) => `- \`${path}\`: ${purpose}`).join('\n')}

The file is read as a stream: what is in memory does not grow with it.

Products go out 100 in a request, one request after the other. Each line of an answer is read: what the PIM rejects is
told with its reason, and the others arrive. When the PIM asks to wait (\`Retry-After\`), the program waits and tries again.
${hasLinks ? linking : ''}
It ends with 0 when all went well, 1 when records were rejected, 2 when the file cannot be read or the PIM refuses the
whole request. It remembers nothing between two runs: all records are sent each time, which changes nothing that is
already so.
`
}

const linking = `
What products belong together with is sent after them. A product that the PIM does not have yet is left out of it and
told; the next run tries it again.
`

const formats = {
  xml: { kind: 'an XML file', example: 'export.xml' },
  csv: { kind: 'a CSV file', example: 'export.csv' },
  json: { kind: 'a JSON file', example: 'export.json' },
  'json-lines': { kind: 'a file of JSON lines', example: 'export.jsonl' },
} satisfies Record<Plan['format'], { kind: string; example: string }>
