import type { SqlValue } from '../../ports.ts'

// Texts and codes, compared without regard to case. SQLite knows the case of ASCII letters only; what it
// does not know is told by the text that is looked for, whose letters alone can differ from what is found.

/** A part of a `where` clause, or of one side of a comparison, and the values of its question marks. */
export interface Comparison {
  sql: string
  values: SqlValue[]
}

/** A column that is the text; an index on it is used where SQLite compares rightly by itself. */
export function isText(column: string, text: string): Comparison {
  if (hasOnlyPlainCase([text])) return { sql: `${column} = ? collate nocase`, values: [text] }
  return isFoldedText(column, text, (folded) => `${folded} = ?`)
}

/** A column that is one of the texts. */
export function isAmongTexts(column: string, texts: readonly string[]): Comparison {
  const listed = 'in (select value from json_each(?))'
  if (hasOnlyPlainCase(texts)) {
    return { sql: `${column} collate nocase ${listed}`, values: [JSON.stringify(texts)] }
  }
  const { sql, values } = foldedColumn(column, texts)
  return { sql: `${sql} ${listed}`, values: [...values, JSON.stringify(texts.map(foldCase))] }
}

/** Any other comparison; `compare` writes it for the folded column, with a question mark for the text. */
export function isFoldedText(
  column: string,
  text: string,
  compare: (folded: string) => string,
): Comparison {
  const { sql, values } = foldedColumn(column, [text])
  return { sql: compare(sql), values: [...values, foldCase(text)] }
}

/** Whether SQLite alone compares the texts rightly. */
export function hasOnlyPlainCase(texts: readonly string[]): boolean {
  return casedLetters(texts).length === 0
}

/** Letters of one comparison that are folded; no language has more of them. */
const mostLetters = 200

function foldedColumn(column: string, texts: readonly string[]): Comparison {
  const letters = casedLetters(texts)
  return {
    sql: letters.reduce((sql) => `replace(${sql}, ?, ?)`, `lower(${column})`),
    values: letters.flatMap((letter) => [letter.toUpperCase(), letter]),
  }
}

function foldCase(text: string): string {
  return [...text].map((letter) => (isFolded(letter) ? letter.toLowerCase() : letter)).join('')
}

/** The letters beyond ASCII that have two cases, small, each once. */
function casedLetters(texts: readonly string[]): string[] {
  const letters = new Set<string>()
  for (const text of texts) {
    if (isAscii(text)) continue
    for (const letter of text) {
      if (isFolded(letter) && !isAscii(letter)) letters.add(letter.toLowerCase())
      if (letters.size >= mostLetters) return [...letters]
    }
  }
  return [...letters]
}

/** Whether a letter has a small and a capital form of one letter each: ß, for one, has not. */
function isFolded(letter: string): boolean {
  const small = letter.toLowerCase()
  const capital = letter.toUpperCase()
  return small !== capital && small.toUpperCase() === capital && capital.toLowerCase() === small
}

function isAscii(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return /^[\u0000-\u007f]*$/.test(text)
}
