import { jsFetch } from '@scalar/snippetz/plugins/js/fetch'
import { phpCurl } from '@scalar/snippetz/plugins/php/curl'
import { pythonRequests } from '@scalar/snippetz/plugins/python/requests'
import { shellCurl } from '@scalar/snippetz/plugins/shell/curl'
import { mediaTypes } from '#contract'
import { javascriptText, quote, quoteForPhp } from './literals.ts'
import { hasPlainJson, prettyBody } from './plain-json.ts'
import type { RequestDescription } from './request.ts'
import type { SnippetLanguage } from './snippet-languages.ts'
import { readParts } from './form-parts.ts'
import { writeForm } from './snippet-of-form.ts'
import { writeClientCall } from './snippet-of-client.ts'
import { writePhpClientCall } from './snippet-of-php-client.ts'
import { tidyUrl } from './url.ts'

/**
 * The request as a piece of a program that, pasted and run, sends exactly this request and prints
 * the answer. JSON bodies are laid out for reading (other white space, same JSON); every other
 * body, lines of JSON above all, is kept to the byte.
 *
 * snippetz writes the calls. It does not escape everything that it puts between quotes (PHP,
 * Python), takes one line of a batch for a JSON document (curl), and drops bodies of types it does
 * not know (Python). So it gets a placeholder for the body, and a literal that is written here
 * takes the placeholder's place. Where it turns JSON into the language's own objects (JavaScript,
 * Python) it may do so only when nothing is lost on the way.
 *
 * @param description `url` must be absolute
 */
export function writeSnippet(description: RequestDescription, language: SnippetLanguage): string {
  // An apostrophe may stand in a URL, but ends a string in most of these languages.
  const url = tidyUrl(description.url).replaceAll("'", '%27')
  const request = { ...description, url }
  const parts = readParts(request)
  const form = parts && writeForm(request, parts, language)
  return form ?? writers[language](request)
}

const writers = {
  shell(description) {
    const source = shellCurl.generate(har(description, placeholder))
    return source.replace(`--data-binary '${placeholder}'`, () => {
      // --data-raw, because the other --data options read a file when the text begins with @.
      return `--data-raw ${quoteForShell(prettyBody(description))}`
    })
  },

  javascript(description) {
    const source = jsFetch.generate(
      isPlainObject(description) ? har(description) : har(description, placeholder),
    )
    const call = source.replace(`'${placeholder}'`, () =>
      javascriptText(prettyBody(description), 1),
    )
    return `const response = await ${call}\nconsole.log(response.status, await response.text())`
  },

  client: writeClientCall,

  php: (description) => writePhpClientCall(description) ?? writePhpCurl(description),

  python(description) {
    const source = pythonRequests.generate(
      isPlainObject(description) && !confusesPython(description.body)
        ? har(description)
        : har(description, placeholder),
    )
    const call = source.replace(`b"${placeholder}"`, () => {
      return `${concatenateForPython(prettyBody(description))}.encode()`
    })
    return `import requests\n\nresponse = ${call}\nprint(response.status_code, response.text)`
  },
} satisfies Record<SnippetLanguage, (description: RequestDescription) => string>

/** What the PIM's PHP client has no method for, in PHP alone. */
function writePhpCurl(description: RequestDescription): string {
  const escaped = mapHeaders(description, escapeForPhp)
  const source = phpCurl.generate({
    ...har(escaped, placeholder),
    url: description.url.replaceAll('$', '\\$'),
  })
  const call = source.replace(`'${placeholder}'`, () => quoteForPhp(prettyBody(description)))
  return `<?php\n\n${withoutMethod}\n${call}`
}

const withoutMethod =
  "// The PIM's PHP client has no method that sends just this, so PHP does it itself."

const placeholder = '<the body of the request>'

/**
 * The request in the form that snippetz reads. With `text` the body is given as mere bytes, else as
 * JSON, which snippetz then writes as an object of the language.
 */
function har({ method, url, headers, body }: RequestDescription, text?: string) {
  const mimeType = text === undefined ? mediaTypes.json : 'application/octet-stream'
  return {
    method,
    url,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    ...(body !== undefined && { postData: { mimeType, text: text ?? body } }),
  }
}

function mapHeaders(description: RequestDescription, change: (value: string) => string) {
  const entries = Object.entries(description.headers).map(([name, value]) => [name, change(value)])
  return { ...description, headers: Object.fromEntries(entries) as Record<string, string> }
}

// A key named __proto__ would, as part of an object literal, set the prototype.
function isPlainObject(description: RequestDescription): boolean {
  const { body = '' } = description
  return hasPlainJson(description) && /^\s*[[{]/.test(body) && !body.includes('"__proto__"')
}

/** snippetz makes True, False and None of the words after a colon, also of those inside a text. */
function confusesPython(body = ''): boolean {
  return /: (?:true|false|null),/.test(body)
}

function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

function escapeForPhp(text: string): string {
  return quoteForPhp(text).slice(1, -1)
}

// String literals side by side are one string in Python.
function concatenateForPython(text: string): string {
  if (!text.includes('\n')) return quote(text)
  const lines = text.split('\n')
  const literals = lines.map((line, index) => quote(index < lines.length - 1 ? `${line}\n` : line))
  return `(\n        ${literals.join('\n        ')}\n    )`
}
