import { quote, refusal, type Transform } from './transform.ts'

export interface DateFormat {
  /** Of `YYYY`, `YY`, `MM`, `M`, `DD`, `D` and the marks between them: `DD.MM.YYYY`, `YYYYMMDD`. */
  format: string
}

/** Why a format cannot be used; undefined when it can. */
export function dateFormatProblem(format: string): string | undefined {
  const letters = (format.match(/YYYY|YY|MM?|DD?/g) ?? [])
    .map((part) => part[0])
    .toSorted()
    .join('')
  const rest = format.replaceAll(/YYYY|YY|MM?|DD?/g, '')
  if (letters === 'DMY' && !/[\p{L}\p{N}]/u.test(rest)) return undefined
  return `"${format}" needs a year, a month and a day once each, as in DD.MM.YYYY or YYYYMMDD.`
}

/**
 * A date as the PIM reads it: `20.11.2026` → `2026-11-20`. A time behind it is left out; the words that
 * systems write for *no date* (`00000000`, `0001-01-01`, `01.01.1900`) become nothing.
 */
export function date({ format }: DateFormat): Transform {
  const read = createReader(format)
  return {
    each(text) {
      const parts = read(text.trim())
      if (!parts) return refusal(`${quote(text)} is not a date written ${format}.`)
      const { year, month, day } = parts
      if (isNoDate(year, month, day)) return []
      if (!isOnCalendar(year, month, day)) return refusal(`${quote(text)} is not on any calendar.`)
      return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
    },
  }
}

interface Parts {
  year: number
  month: number
  day: number
}

function createReader(format: string): (text: string) => Parts | undefined {
  const names: string[] = []
  const source = format.replaceAll(/YYYY|YY|MM?|DD?|[^YMD]/g, (part) => {
    if (!/[YMD]/.test(part)) return part.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
    names.push(part)
    return part.length === 1 ? '(\\d{1,2})' : `(\\d{${part.length}})`
  })
  const pattern = new RegExp(`^${source}(?:[T ]\\s*\\d{1,2}:.*)?$`, 's')
  return (text) => {
    const found = pattern.exec(text)
    return found ? partsOf(names, found.slice(1)) : undefined
  }
}

function partsOf(names: readonly string[], values: readonly string[]): Parts {
  const parts: Parts = { year: 0, month: 0, day: 0 }
  for (const [index, name] of names.entries()) {
    const value = Number(values[index])
    if (name.startsWith('Y')) parts.year = name === 'YY' ? century(value) : value
    else if (name.startsWith('M')) parts.month = value
    else parts.day = value
  }
  return parts
}

/** Two digits stand for 1970 to 2069, as in most spreadsheets. */
function century(year: number): number {
  return year < 70 ? 2000 + year : 1900 + year
}

function isNoDate(year: number, month: number, day: number): boolean {
  if (year === 0 && month === 0 && day === 0) return true
  return (year === 1 || year === 1900) && month === 1 && day === 1
}

function isOnCalendar(year: number, month: number, day: number): boolean {
  const found = new Date(Date.UTC(year, month - 1, day))
  return year >= 100 && found.getUTCMonth() === month - 1 && found.getUTCDate() === day
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
