import type { Channel } from '#contract'
import type { Handlers } from '../../rest/call.ts'
import { listOf, oneOf, type StructuralResource } from '../../rest/structural.ts'
import { channelReader } from './store.ts'

const channels: StructuralResource<Channel> = { noun: 'Channel', open: channelReader }

export const channelHandlers = {
  get_channels: listOf(channels),
  get_channels__code_: oneOf(channels),
} satisfies Partial<Handlers>
