import type { Client } from '#client'
import { type Attribute, type Channel, didYouMean } from '#contract'
import { collect } from '../structure/collect.ts'
import { ExportError } from './export-error.ts'

export interface ExportQuestion {
  /** The code of a channel. */
  channel: string
  /**
   * Products have to be complete in each of these, and their values come in these.
   *
   * @default all that the channel uses
   */
  locales?: readonly string[] | undefined
  /** Codes of the attributes that are wanted. @default all */
  attributes?: readonly string[] | undefined
}

/** A question held against the PIM: everything in it exists there. */
export interface ExportPlan {
  channel: Channel
  /** At least one; labels come in the first. */
  locales: readonly string[]
  /** Without the identifier, which every product has beside its values. */
  attributes: readonly Attribute[]
  /** Whether the attributes are a choice, so that the PIM need not send the others. */
  isChoice: boolean
}

/**
 * Holds a question against the PIM before anything is written.
 *
 * @throws ExportError for what the PIM does not have, AnswerError when it refuses, NetworkError when
 *   it does not answer
 */
export async function planExport(
  client: Client,
  question: ExportQuestion,
  signal?: AbortSignal,
): Promise<ExportPlan> {
  const call = signal ? { signal } : {}
  const channels = await collect(client.items('get_channels', whole, call))
  const channel = find(channels, question.channel, 'channel')
  const locales = localesOf(channel, question.locales)
  const all = await collect(client.items('get_attributes', whole, call))
  const known = all.filter(({ type }) => type !== 'pim_catalog_identifier')
  const chosen = question.attributes?.map((code) => find(known, code, 'attribute'))
  return { channel, locales, attributes: chosen ?? known, isChoice: chosen !== undefined }
}

const whole = { query: { limit: 100 } }

function localesOf(channel: Channel, wanted: readonly string[] = channel.locales) {
  const foreign = wanted.find((locale) => !channel.locales.includes(locale))
  if (foreign !== undefined) {
    const uses = `It uses ${channel.locales.join(', ')}.`
    const hint = didYouMean(foreign, channel.locales)
    throw new ExportError(
      [`The channel ${channel.code} has no locale "${foreign}".`, hint, uses]
        .filter((part) => part !== undefined)
        .join(' '),
    )
  }
  if (wanted.length === 0) throw new ExportError('Which locale? Name at least one.')
  return wanted
}

/** The one with this code. @throws ExportError with the nearest code there is */
export function find<Item extends { code: string }>(
  items: readonly Item[],
  code: string,
  kind: string,
): Item {
  const found = items.find((item) => item.code === code)
  if (found) return found
  const codes = items.map((item) => item.code)
  const hint = didYouMean(code, codes) ?? `There are: ${codes.join(', ')}.`
  throw new ExportError(`The PIM has no ${kind} "${code}". ${hint}`)
}
