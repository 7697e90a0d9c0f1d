import { createReadStream } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { SaxesParser } from 'saxes'
import { inspect, readRecords } from '#connector'

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
const started = performance.now()
const records = (await ways[way]?.(file)) ?? 0
const seconds = (performance.now() - started) / 1000
const megabytes = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ records, seconds, megabytes }))
