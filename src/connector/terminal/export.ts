import { join } from 'node:path'
import {
  type ExportedProduct,
  type ExportPlan,
  type LastRun,
  mapFeed,
  openLastRun,
  planExport,
  planFeed,
  readProducts,
  writeCsv,
  writeFeed,
  writeJsonLines,
} from '#connector'
import { didYouMean } from '#contract'
import { type Arguments, UsageError } from './arguments.ts'
import type { Terminal } from './commands.ts'
import { createFileJournal } from './file-journal.ts'
import { pourToFile } from './pour.ts'
import type { Print } from './print.ts'
import { clientFrom } from './settings.ts'

/** Products of a channel, complete ones only, to the standard output or into a file. */
export async function exportProducts(wanted: Arguments, terminal: Terminal): Promise<number> {
  const { signal } = terminal
  const print = wanted.quiet ? () => undefined : terminal.print
  try {
    await pourProducts(wanted, terminal, print)
    return 0
  } catch (error) {
    if (!signal.aborted) throw error
    print('Stopped. The next run begins where this one began.')
    return 130
  }
}

async function pourProducts(wanted: Arguments, terminal: Terminal, print: Print): Promise<void> {
  const { environment, signal } = terminal
  const now = new Date()
  const format = formatOf(wanted)
  const question = questionOf(wanted)
  const client = clientFrom(environment)
  const all = await planExport(client, question, signal)
  const { plan, write } = format(all, wanted, environment.PIM_URL ?? '', print)
  const lastRun = await openState(wanted, plan, now)
  if (lastRun?.since) print(`What changed since ${lastRun.since.toISOString()}.`)
  const counted = createCounter(print)
  const products = readProducts(client, plan, { since: lastRun?.since, signal })
  const texts = write(counted.through(products))
  await (wanted.out === undefined ? terminal.pour(texts) : pourToFile(wanted.out, texts))
  await lastRun?.finish()
  print(
    `${counted.count()} products of ${plan.channel.code}, complete in ${plan.locales.join(', ')}.`,
  )
}

function questionOf({ channel, locale, attributes, format }: Arguments) {
  if (channel === undefined) {
    throw new UsageError('Which channel? As in: connector export --channel ecommerce')
  }
  return {
    channel,
    locales: codesIn(locale),
    // The fields of a feed are looked for among all attributes.
    attributes: format === 'feed' ? undefined : codesIn(attributes),
  }
}

function codesIn(list: string | undefined): string[] | undefined {
  return list
    ?.split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '')
}

interface Prepared {
  plan: ExportPlan
  write: (products: AsyncIterable<ExportedProduct>) => AsyncIterable<string>
}

type Format = (plan: ExportPlan, wanted: Arguments, home: string, print: Print) => Prepared

const formats: Record<string, Format> = {
  csv: (plan, { 'escape-formulas': escapeFormulas }) => ({
    plan,
    write: (products) => writeCsv(products, plan, { escapeFormulas }),
  }),
  jsonl: (plan) => ({ plan, write: writeJsonLines }),
  feed: prepareFeed,
}

function prepareFeed(
  all: ExportPlan,
  { field = [], currency }: Arguments,
  home: string,
  print: Print,
): Prepared {
  const fields = mapFeed(all, Object.fromEntries(field.map(readField)))
  const plan = planFeed(all, fields)
  print(`Fields: ${[...fields].map(([name, { code }]) => `${name} from ${code}`).join(', ')}.`)
  return { plan, write: (products) => writeFeed(products, plan, { fields, currency, home }) }
}

function readField(word: string): [string, string] {
  const [field = '', code = '', ...more] = word.split('=')
  if (field !== '' && code !== '' && more.length === 0) return [field, code]
  throw new UsageError(`"${word}" is no field with its attribute. As in: --field title=name`)
}

function formatOf({ format = 'csv' }: Arguments): Format {
  const found = Object.hasOwn(formats, format) ? formats[format] : undefined
  if (found) return found
  const names = Object.keys(formats)
  const hint = didYouMean(format, names) ?? `There are: ${names.join(', ')}.`
  throw new UsageError(`"${format}" is no format. ${hint}`)
}

/** A file for each channel, locale and format, so that several exports can share a folder. */
async function openState(
  { since: folder, full, format = 'csv' }: Arguments,
  { channel, locales, attributes }: ExportPlan,
  now: Date,
): Promise<LastRun | undefined> {
  if (folder === undefined) return undefined
  const name = [channel.code, ...locales, format, 'exported'].join('.')
  const journal = createFileJournal(join(folder, name))
  if (full) await journal.replace([])
  return openLastRun(journal, attributes.map(({ code }) => code).join(','), now)
}

/** Products between two lines of progress. */
const between = 1000

function createCounter(print: Print) {
  let count = 0
  return {
    count: () => count,
    async *through(products: AsyncIterable<ExportedProduct>) {
      for await (const product of products) {
        yield product
        if (++count % between === 0) print(`${count} products`)
      }
    },
  }
}
