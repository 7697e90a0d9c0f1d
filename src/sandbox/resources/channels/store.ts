import type { Channel } from '#contract'
import type { Database } from '../../ports.ts'
import { type DocumentReader, documentReader } from '../../rest/documents.ts'

export function channelReader(database: Database): DocumentReader<Channel> {
  return documentReader(database, { table: 'channels', rememberAs: 'channel' })
}
