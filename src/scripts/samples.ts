import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { readSampleCatalog } from '../server/node/template.ts'
import { encoders, marks } from './samples/encode.ts'
import { writeEveningExport } from './samples/evening-export.ts'
import { root } from './steps.ts'

// `npm run -s samples` writes the evening exports of 1,000 items that readers download.
// `npm run -s samples -- --items 1000000 [--encoding UTF-16] > large.xml` makes one of any size.

const catalog = readSampleCatalog()
const { values } = parseArgs({
  options: { items: { type: 'string' }, encoding: { type: 'string', default: 'UTF-8' } },
})

if (values.items === undefined) await writeDownloads()
else await write(process.stdout, Number(values.items), values.encoding)

async function writeDownloads(): Promise<void> {
  for (const encoding of ['UTF-8', 'ISO-8859-1', 'UTF-16']) {
    const name = `evening-export-${encoding.toLowerCase()}.xml`
    await write(createWriteStream(join(root, 'public/downloads/connector', name)), 1000, encoding)
  }
}

async function write(
  target: NodeJS.WritableStream,
  items: number,
  encoding: string,
): Promise<void> {
  const encode = encoders[encoding]
  if (!encode || !Number.isSafeInteger(items) || items < 0) {
    throw new Error(
      `--items takes a number, --encoding one of ${Object.keys(encoders).join(', ')}.`,
    )
  }
  await pipeline(Readable.from(encoded()), target)

  function* encoded(): Generator<Buffer, void, undefined> {
    yield marks[encoding] ?? Buffer.of()
    let text = ''
    for (const piece of writeEveningExport(catalog, { items, encoding })) {
      text += piece
      if (text.length < 64 * 1024) continue
      yield encode!(text)
      text = ''
    }
    yield encode!(text)
  }
}
