import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFileJournal } from '../../../../src/connector/terminal/file-journal.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'doorway-journal-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const path = () => join(folder, 'sent', 'erp.sent')

async function linesOf(journal: ReturnType<typeof createFileJournal>): Promise<string[]> {
  const lines: string[] = []
  for await (const line of journal.lines()) if (line !== '') lines.push(line)
  return lines
}

describe('a journal in a file', () => {
  test('is empty where there is none, and makes none by looking', async () => {
    expect(await linesOf(createFileJournal(path()))).toEqual([])
    expect(existsSync(path())).toBe(false)
  })

  test('has each line on the disk when it is said to be', async () => {
    const journal = createFileJournal(path())
    await journal.append('first')
    expect(readFileSync(path(), 'utf8').trim()).toBe('first')
    await journal.append('second')
    expect(await linesOf(createFileJournal(path()))).toEqual(['first', 'second'])
    await journal.close()
  })

  test('keeps a line that a crash cut off apart from the next one', async () => {
    const journal = createFileJournal(path())
    await journal.append('first')
    await journal.close()
    appendFileSync(path(), 'sec')
    const next = createFileJournal(path())
    await next.append('third')
    await next.close()
    expect(await linesOf(next)).toEqual(['first', 'sec', 'third'])
  })

  test('is replaced as a whole, and goes on after that', async () => {
    const journal = createFileJournal(path())
    await journal.append('first')
    await journal.replace(['all', 'of it'])
    await journal.append('more')
    await journal.close()
    expect(await linesOf(journal)).toEqual(['all', 'of it', 'more'])
  })

  test('stays as it was when replacing it fails in the middle', async () => {
    const journal = createFileJournal(path())
    await journal.append('first')
    function* failing() {
      yield 'half'
      throw new Error('The disk is full')
    }
    await expect(journal.replace(failing())).rejects.toThrow('The disk is full')
    expect(await linesOf(journal)).toEqual(['first'])
    await journal.append('second')
    await journal.close()
    expect(await linesOf(journal)).toEqual(['first', 'second'])
  })
})
