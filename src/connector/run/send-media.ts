import { AnswerError, type Client } from '#client'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Finding, MappedMedia } from '../mapping/mapped.ts'
import type { Item } from './batch-of-records.ts'
import type { Difference } from './differences.ts'
import { fingerprint, type Fingerprints } from './fingerprints.ts'

/** A file that was read, or why it was not. */
export type LoadedFile = { file: File } | { refused: string }

/**
 * Reads a file that a record names, by its path or address.
 *
 * @param most bytes that it may have; of a larger one no more is read
 */
export type LoadFile = (
  source: string,
  options: { most: number; signal: AbortSignal | undefined },
) => Promise<LoadedFile>

/** What became of the files of a record. */
export interface MediaSent {
  findings: Finding[]
  /** What is new of them. */
  differences: Difference[]
  taken: (readonly [key: string, value: string])[]
}

export type SendMedia = (item: Item) => Promise<MediaSent>

/** What becomes of a product that has nothing new but files, or not even them. */
export function outcomeOfFiles({ differences }: MediaSent): 'updated' | 'unchanged' {
  return differences.length > 0 ? 'updated' : 'unchanged'
}

export interface MediaOptions {
  load: LoadFile | undefined
  /** What earlier runs uploaded. */
  sent: Fingerprints
  signal: AbortSignal | undefined
}

/** Uploads what a record names, where its bytes are others than the last time. Without a client, only tells. */
export function createMediaSender(
  client: Client | undefined,
  { load, sent, signal }: MediaOptions,
): SendMedia {
  async function send(media: MappedMedia, result: MediaSent): Promise<void> {
    const { attribute, locale, scope, source } = media
    const loaded = await load?.(source, { most: media.most, signal })
    const refuse = (reason: string) =>
      void result.findings.push({ reason, place: media.place, target: attribute, text: source })
    if (!loaded || 'refused' in loaded) return refuse(loaded?.refused ?? 'Files are not read here.')
    const fact = await factOf(media, loaded.file)
    if (sent.get(fact[0]) === fact[1]) return undefined
    const refused = client && (await upload(client, media, loaded.file, signal))
    if (refused !== undefined) return refuse(refused)
    result.taken.push(fact)
    result.differences.push({ property: attribute, locale, scope, before: null, after: source })
  }
  return async ({ product }) => {
    const result: MediaSent = { findings: [], differences: [], taken: [] }
    // One after the other: files are large.
    for (const media of product.media ?? []) await send(media, result)
    return result
  }
}

/** What is remembered of an upload: where it went, and its name and bytes. */
async function factOf({ owner, attribute, locale, scope }: MappedMedia, file: File) {
  const bytes = sha256(new Uint8Array(await file.arrayBuffer()))
  const key = fingerprint(JSON.stringify(['media', owner, attribute, locale, scope]))
  return [key, fingerprint(`${file.name} ${bytesToHex(bytes)}`)] as const
}

/** @returns why the PIM refuses it @throws AnswerError when it would refuse any */
async function upload(
  client: Client,
  { owner, attribute, locale, scope }: MappedMedia,
  file: File,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const value = { ...owner, attribute, locale, scope }
  const parts = { ['code' in owner ? 'product_model' : 'product']: value, file }
  const { error, response } = await client.upload(
    'post_media_files',
    parts,
    signal ? { signal } : {},
  )
  if (!error) return undefined
  if (![400, 413, 422].includes(response.status)) throw new AnswerError(error, response)
  const reasons = 'errors' in error ? (error.errors ?? []).map(({ message }) => message) : []
  return reasons.length > 0 ? reasons.join(' ') : error.message
}
