import { LineCounter, isMap, isScalar, parseDocument } from 'yaml'
import type { Pair } from 'yaml'
import { z } from 'astro/zod'
import { didYouMean } from '#contract'
import { audiences } from './article.ts'
import type { ArticleKind, Audience, Edition } from './article.ts'
import type { Problem } from './problems.ts'

/** Front matter as the dialect has it, read but not yet an article. */
export interface FrontMatter {
  id?: string
  title?: string
  description?: string
  themes: string[]
  related: string[]
  keywords: string[]
  /** Empty when the page does not say. */
  audience: Audience[]
  updated?: string
  popular: boolean
  edition: Edition
  /** The line of each key, for messages about its value. */
  lines: ReadonlyMap<string, number>
}

interface Read {
  frontMatter: FrontMatter
  /** The text without front matter, with as many lines as before. */
  body: string
  problems: Problem[]
}

const pageKeys = [
  'title',
  'description',
  'related',
  'keywords',
  'audience',
  'updated',
  'ee-only',
  'ee',
  'ge',
]
const helpKeys = ['id', 'themes', 'popular', ...pageKeys]

/**
 * Reads the block between two `---` lines at the top of an article. Lists are `a, b, c`; booleans
 * are the words `true` and `false`; a key that the dialect does not have is a problem.
 */
export function readFrontMatter(source: string, file: string, kind: ArticleKind): Read {
  const [, yaml] =
    /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(atStart(source)) ?? []
  const reader = createReader(yaml ?? '', file, kind === 'help' ? helpKeys : pageKeys)
  const frontMatter: FrontMatter = {
    ...reader.text('id'),
    ...reader.text('title'),
    ...reader.text('description'),
    themes: reader.list('themes'),
    related: reader.list('related'),
    keywords: reader.phrases('keywords'),
    audience: reader.choices('audience', audiences),
    ...reader.date('updated'),
    popular: reader.word('popular'),
    edition: readEdition(reader.word),
    lines: reader.lines,
  }
  if (kind === 'help' && reader.problems.length === 0) reader.expectId(frontMatter.id)
  const length = yaml === undefined ? 0 : source.indexOf('\n---', 3) + 4
  const head = source.slice(0, length).replaceAll(/[^\r\n]/g, '')
  return { frontMatter, body: head + source.slice(length), problems: reader.problems }
}

/** `ge` names the Growth Edition beside the Enterprise Edition, so it says more than the others. */
function readEdition(word: (key: string) => boolean): Edition {
  if (word('ge')) return 'growth'
  return word('ee-only') || word('ee') ? 'enterprise' : 'every'
}

/** Front matter is at the very top or it is none: the pattern must not find a later ruler. */
function atStart(source: string): string {
  return /^\uFEFF?---[ \t]*\r?\n/.test(source) ? source : ''
}

interface Entry {
  value: unknown
  line: number
}

function createReader(yaml: string, file: string, known: readonly string[]) {
  const problems: Problem[] = []
  const entries = new Map<string, Entry>()
  const report = (line: number, message: string, hint?: string) =>
    void problems.push({ file, line, message, ...(hint ? { hint } : {}) })
  readEntries(yaml, known, entries, report)

  return {
    problems,
    lines: new Map([...entries].map(([key, { line }]) => [key, line])),

    text<Key extends string>(key: Key): { [key in Key]?: string } {
      const entry = entries.get(key)
      if (!entry || entry.value === null) return {}
      if (typeof entry.value === 'object') {
        report(entry.line, `"${key}" is not a text`)
        return {}
      }
      const value = String(entry.value).trim()
      return (value ? { [key]: value } : {}) as { [key in Key]?: string }
    },

    list(key: string): string[] {
      const entry = entries.get(key)
      if (!entry || entry.value === null) return []
      if (typeof entry.value === 'object') {
        report(entry.line, `"${key}" is not a list of the form "a, b, c"`)
        return []
      }
      return String(entry.value)
        .split(/[\s,]+/)
        .filter(Boolean)
    },

    /** `what is it called, another name`: parts that may have spaces. */
    phrases(key: string): string[] {
      const entry = entries.get(key)
      if (!entry || entry.value === null) return []
      if (typeof entry.value === 'object') {
        report(entry.line, `"${key}" is not a list of the form "some words, other words"`)
        return []
      }
      return String(entry.value)
        .split(',')
        .map((phrase) => phrase.trim().replaceAll(/\s+/g, ' '))
        .filter(Boolean)
    },

    choices<Choice extends string>(key: string, allowed: readonly Choice[]): Choice[] {
      const isKnown = (word: string): word is Choice =>
        (allowed as readonly string[]).includes(word)
      return this.list(key).filter((word): word is Choice => {
        if (isKnown(word)) return true
        report(
          entries.get(key)?.line ?? 1,
          `"${key}" has no "${word}"`,
          `Known: ${allowed.join(', ')}.`,
        )
        return false
      })
    },

    date<Key extends string>(key: Key): { [key in Key]?: string } {
      const entry = entries.get(key)
      if (!entry || entry.value === null) return {}
      const { success } = z.iso.date().safeParse(entry.value)
      if (!success) report(entry.line, `"${key}" is not a day`, 'Write it as 2026-11-21.')
      return (success ? { [key]: entry.value } : {}) as { [key in Key]?: string }
    },

    word(key: string): boolean {
      const entry = entries.get(key)
      if (!entry || entry.value === null) return false
      const word = String(entry.value).toLowerCase()
      if (word !== 'true' && word !== 'false') {
        report(entry.line, `"${key}: ${String(entry.value)}" is neither true nor false`)
      }
      return word === 'true'
    },

    expectId(id: string | undefined): void {
      if (id === undefined) {
        report(1, 'an article without id', 'Write "id: a-short-name": it becomes the address.')
      } else if (!/^[a-z0-9][a-z0-9_-]*$/.test(id)) {
        report(
          entries.get('id')?.line ?? 1,
          `"${id}" cannot be an id`,
          'Use lower-case letters, digits and dashes.',
        )
      }
    },
  }
}

function readEntries(
  yaml: string,
  known: readonly string[],
  entries: Map<string, Entry>,
  report: (line: number, message: string, hint?: string) => void,
): void {
  const counter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false })
  const lineAt = (offset: number) => counter.linePos(offset).line + 1
  for (const error of document.errors)
    report(
      lineAt(error.pos[0]),
      `front matter: ${error.message}`,
      'Put a value with special characters into quotes: title: "Products: how to"',
    )
  if (document.errors.length > 0 || document.contents === null) return
  if (!isMap(document.contents)) {
    report(2, 'the front matter has no "key: value" lines')
    return
  }
  for (const pair of document.contents.items as Pair[]) {
    const key = isScalar(pair.key) ? String(pair.key.value) : String(pair.key)
    const line = isScalar(pair.key) && pair.key.range ? lineAt(pair.key.range[0]) : 1
    if (!known.includes(key)) {
      const guess = didYouMean(key, known)
      report(line, `unknown key "${key}"`, `${guess ? `${guess} ` : ''}Known: ${known.join(', ')}.`)
    }
    entries.set(key, { value: isScalar(pair.value) ? pair.value.value : pair.value, line })
  }
}
