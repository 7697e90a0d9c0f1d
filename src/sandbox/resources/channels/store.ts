import type { Channel } from '#contract'
import type { Database } from '../../ports.ts'
import { type DocumentReader, documentReader } from '../../rest/documents.ts'

export interface ChannelReader extends DocumentReader<Channel> {
  all(): Channel[]
}

export function channelReader(database: Database): ChannelReader {
  const reader = documentReader<Channel>(database, { table: 'channels' })
  return { ...reader, all: () => reader.page(-1, 0) }
}
