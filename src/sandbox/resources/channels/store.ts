import type { Channel } from '#contract'
import type { Database } from '../../ports.ts'
import {
  type DocumentReader,
  type DocumentWriter,
  documentReader,
  documentStore,
} from '../../rest/documents.ts'
import { refreshStructure } from '../../rest/remembered.ts'

const table = { table: 'channels', rememberAs: 'channel' }

export interface ChannelStore extends DocumentWriter<Channel> {
  /** Lets every family ask for an attribute in a channel: a new one needs the identifier at least. */
  requireEverywhere(channel: string, attribute: string): void
}

export function channelReader(database: Database): DocumentReader<Channel> {
  return documentReader(database, table)
}

export function channelStore(database: Database): ChannelStore {
  return {
    ...documentStore<Channel>(database, table),
    requireEverywhere(channel, attribute) {
      database.run(
        `update families set data = json_set(
          data, '$.attribute_requirements."' || ? || '"', json_array(?)
        )`,
        channel,
        attribute,
      )
      refreshStructure(database)
    },
  }
}
