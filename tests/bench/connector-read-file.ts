import { createReadStream } from 'node:fs'
import { SaxesParser } from 'saxes'
import { inspect, readRecords } from '#connector'
import { peakMemory } from './peak-memory.ts'

// Goes through a file in one of three ways, alone in its process, and prints what that took.

const ways: Record<string, (file: string) => Promise<number>> = {
  async bare(file) {
    const parser = new SaxesParser()
    const decoder = new TextDecoder('utf-8', { fatal: true })
    let items = 0
    parser.on('opentag', ({ name }) => (items += name === 'item' ? 1 : 0))
    parser.on('text', () => {})
    for await (const chunk of createReadStream(file)) {
      parser.write(decoder.decode(chunk as Buffer, { stream: true }))
    }
    parser.close()
    return items
  },
  async read(file) {
    let items = 0
    for await (const { index } of readRecords(createReadStream(file), { record: 'export/item' })) {
      items = index
    }
    return items
  },
  async inspect(file) {
    return (await inspect(createReadStream(file))).count
  },
}

const [way = '', file = ''] = process.argv.slice(2)
const records = (await ways[way]?.(file)) ?? 0
// Of the processor: a machine that is busy with other things tells nothing by the clock.
const { user, system } = process.cpuUsage()
const seconds = (user + system) / 1e6
const megabytes = peakMemory()
console.log(JSON.stringify({ records, seconds, megabytes }))
