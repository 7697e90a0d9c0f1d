import type { Channel } from '#contract'
import type { Call, Handlers } from '../../rest/call.ts'
import { listOf, oneOf } from '../../rest/structural.ts'
import {
  type WritableResource,
  createOf,
  updateListOf,
  updateOf,
} from '../../rest/structural-writes.ts'
import { attributeReader } from '../attributes/store.ts'
import { categoryReader } from '../categories/store.ts'
import { currencyReader } from '../currencies/store.ts'
import { localeReader } from '../locales/store.ts'
import { measurementReader } from '../measurements/store.ts'
import { type ChannelContext, applyChannel } from './rules.ts'
import { channelStore } from './store.ts'

const channels: WritableResource<Channel> = {
  noun: 'Channel',
  open: channelStore,
  updateOne: 'patch_channels__code_',
  present: (channel) =>
    Object.keys(channel.conversion_units).length === 0
      ? { ...channel, conversion_units: [] }
      : channel,
  apply: (change, call) => applyChannel(change, contextOf(call)),
  afterSave({ code }, before, { database }) {
    if (before) return
    const identifier = attributeReader(database).identifier().code
    channelStore(database).requireEverywhere(code, identifier)
  },
}

export const channelHandlers = {
  get_channels: listOf(channels),
  post_channels: createOf(channels),
  patch_channels: updateListOf(channels),
  get_channels__code_: oneOf(channels),
  patch_channels__code_: updateOf(channels),
} satisfies Partial<Handlers>

function contextOf({ database }: Call): ChannelContext {
  const locales = localeReader(database)
  const currencies = currencyReader(database)
  const categories = categoryReader(database)
  const attributes = attributeReader(database)
  const measurements = measurementReader(database)
  return {
    locale: (code) => locales.get(code),
    currency: (code) => currencies.get(code),
    category: (code) => categories.get(code),
    attribute: (code) => attributes.get(code),
    unitCode: (family, code) => measurements.unitCode(family, code),
  }
}
