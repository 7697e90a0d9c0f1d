import type { FormPart } from './form-parts.ts'
import { javascriptLiteral, quote, quoteForPhp } from './literals.ts'
import type { RequestDescription } from './request.ts'
import type { SnippetLanguage } from './snippet-languages.ts'

/**
 * A form in parts as each language sends it: its library frames the parts itself. The file is written out, so
 * that what is pasted runs as it stands; `@manual.pdf` and the like take one from a disk.
 */
export function writeForm(
  description: RequestDescription,
  parts: readonly FormPart[],
  language: SnippetLanguage,
): string | undefined {
  // curl reads one file from its input.
  if (parts.filter(isFile).length > 1) return undefined
  const headers = Object.fromEntries(
    Object.entries(description.headers).filter(([name]) => !/^content-type$/i.test(name)),
  )
  return writers[language]({ ...description, headers }, parts)
}

type File = Extract<FormPart, { fileName: string }>

const isFile = (part: FormPart): part is File => 'fileName' in part

const writers = {
  shell({ method, url, headers }, parts) {
    const file = parts.find(isFile)
    const lines = [
      `curl '${url}'`,
      ...(method === 'POST' ? [] : [`--request ${method}`]),
      ...Object.entries(headers).map(([name, value]) => `--header ${inShell(`${name}: ${value}`)}`),
      ...parts.map((part) =>
        isFile(part)
          ? `--form ${inShell(`${part.name}=@-;filename=${part.fileName};type=${part.type}`)}`
          : `--form-string ${inShell(`${part.name}=${part.text}`)}`,
      ),
    ]
    const call = lines.join(' \\\n  ')
    return file ? `printf '%s' ${inShell(plain(file.text))} |\n${call}` : call
  },

  javascript: (description, parts) => writeFetch(description, parts),

  client: (description, parts) =>
    `// The client of this site sends JSON. A form goes by fetch alone.\n${writeFetch(description, parts)}`,

  php({ method, url, headers }, parts) {
    const fields = parts.map((part) => {
      const text = quoteForPhp(plain(part.text))
      const value = isFile(part)
        ? `new CURLStringFile(${text}, ${quoteForPhp(part.fileName)}, ${quoteForPhp(part.type)})`
        : text
      return `        ${quoteForPhp(part.name)} => ${value},`
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
      const text = `${quote(plain(part.text))}.encode()`
      const value = isFile(part)
        ? `(${quote(part.fileName)}, ${text}, ${quote(part.type)})`
        : `(None, ${text})`
      return `        (${quote(part.name)}, ${value}),`
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
    const text = quote(plain(part.text))
    const value = isFile(part)
      ? `new File([${text}], ${quote(part.fileName)}, { type: ${quote(part.type)} })`
      : text
    return `form.append(${quote(part.name)}, ${value})`
  })
  return [
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

/** Line ends as programs write them. */
function plain(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

function inShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
