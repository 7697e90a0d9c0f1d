import type { FilePart, FormPart } from './form-parts.ts'
import { javascriptLiteral, quote, quoteForPhp } from './literals.ts'
import type { RequestDescription } from './request.ts'
import type { SnippetLanguage } from './snippet-languages.ts'

/**
 * A form in parts as each language sends it: its library frames the parts itself. A file that the request holds is
 * written out, so that what is pasted runs as it stands; one on a disk is read from there.
 */
export function writeForm(
  description: RequestDescription,
  parts: readonly FormPart[],
  language: SnippetLanguage,
): string | undefined {
  // curl reads one file from its input.
  if (parts.filter(isWrittenOut).length > 1) return undefined
  const headers = Object.fromEntries(
    Object.entries(description.headers).filter(([name]) => !/^content-type$/i.test(name)),
  )
  return writers[language]({ ...description, headers }, parts)
}

type WrittenOut = Extract<FilePart, { text: string }>

const isFile = (part: FormPart): part is FilePart => 'fileName' in part
const isWrittenOut = (part: FormPart): part is WrittenOut => isFile(part) && 'text' in part

const writers = {
  shell({ method, url, headers }, parts) {
    const input = parts.find(isWrittenOut)
    const lines = [
      `curl '${url}'`,
      ...(method === 'POST' ? [] : [`--request ${method}`]),
      ...Object.entries(headers).map(([name, value]) => `--header ${inShell(`${name}: ${value}`)}`),
      ...parts.map((part) =>
        isFile(part)
          ? `--form ${inShell(`${part.name}=${contentForCurl(part)};filename=${forCurl(part.fileName)};type=${part.type}`)}`
          : `--form-string ${inShell(`${part.name}=${part.text}`)}`,
      ),
    ]
    const call = lines.join(' \\\n  ')
    return input ? `printf '%s' ${inShell(plain(input.text))} |\n${call}` : call
  },

  javascript: (description, parts) => writeFetch(description, parts),

  client: (description, parts) =>
    `// The client of this site sends JSON. A form goes by fetch alone.\n${writeFetch(description, parts)}`,

  php({ method, url, headers }, parts) {
    const fields = parts.map((part) => {
      return `        ${quoteForPhp(part.name)} => ${valueInPhp(part)},`
    })
    const lines = Object.entries(headers).map(
      ([name, value]) => `        ${quoteForPhp(`${name}: ${value}`)},`,
    )
    return [
      '<?php',
      '',
      `$ch = curl_init(${quoteForPhp(url)});`,
      'curl_setopt_array($ch, [',
      `    CURLOPT_CUSTOMREQUEST => ${quoteForPhp(method)},`,
      '    CURLOPT_HTTPHEADER => [',
      ...lines,
      '    ],',
      '    CURLOPT_POSTFIELDS => [',
      ...fields,
      '    ],',
      ']);',
      '',
      'curl_exec($ch);',
    ].join('\n')
  },

  python({ method, url, headers }, parts) {
    const fields = parts.map((part) => {
      return `        (${quote(part.name)}, ${valueInPython(part)}),`
    })
    const lines = Object.entries(headers).map(
      ([name, value]) => `        ${quote(name)}: ${quote(value)},`,
    )
    return [
      'import requests',
      '',
      'response = requests.request(',
      `    ${quote(method)},`,
      `    ${quote(url)},`,
      '    headers={',
      ...lines,
      '    },',
      '    files=[',
      ...fields,
      '    ],',
      ')',
      'print(response.status_code, response.text)',
    ].join('\n')
  },
} satisfies Record<
  SnippetLanguage,
  (description: RequestDescription, parts: readonly FormPart[]) => string
>

function writeFetch(
  { method, url, headers }: RequestDescription,
  parts: readonly FormPart[],
): string {
  const fields = parts.map((part) => {
    return `form.append(${quote(part.name)}, ${valueInJavascript(part)})`
  })
  const readsDisk = parts.some((part) => 'path' in part)
  return [
    ...(readsDisk ? ["import { readFile } from 'node:fs/promises'", ''] : []),
    'const form = new FormData()',
    ...fields,
    '',
    `const response = await fetch(${quote(url)}, {`,
    `  method: ${quote(method)},`,
    `  headers: ${javascriptLiteral(headers, 1)},`,
    '  body: form,',
    '})',
    'console.log(response.status, await response.text())',
  ].join('\n')
}

function contentForCurl(part: FilePart): string {
  return 'path' in part ? `@${forCurl(part.path)}` : '@-'
}

// Commas and semicolons end a name that stands without quotes.
function forCurl(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `"${name.replaceAll(/[\\"]/g, '\\$&')}"`
}

function valueInPhp(part: FormPart): string {
  if ('path' in part) {
    return `new CURLFile(${[part.path, part.type, part.fileName].map(quoteForPhp).join(', ')})`
  }
  const text = quoteForPhp(plain(part.text))
  return isFile(part)
    ? `new CURLStringFile(${text}, ${quoteForPhp(part.fileName)}, ${quoteForPhp(part.type)})`
    : text
}

function valueInPython(part: FormPart): string {
  const content =
    'path' in part ? `open(${quote(part.path)}, "rb")` : `${quote(plain(part.text))}.encode()`
  return isFile(part)
    ? `(${quote(part.fileName)}, ${content}, ${quote(part.type)})`
    : `(None, ${content})`
}

function valueInJavascript(part: FormPart): string {
  const content = 'path' in part ? `await readFile(${quote(part.path)})` : quote(plain(part.text))
  return isFile(part)
    ? `new File([${content}], ${quote(part.fileName)}, { type: ${quote(part.type)} })`
    : content
}

/** Line ends as programs write them. */
function plain(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

function inShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
