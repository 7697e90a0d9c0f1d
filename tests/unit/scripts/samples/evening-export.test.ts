import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { encoders, marks } from '../../../../src/scripts/samples/encode.ts'
import { writeEveningExport } from '../../../../src/scripts/samples/evening-export.ts'
import { readSampleCatalog } from '../../../../src/server/node/template.ts'

test.each(['UTF-8', 'ISO-8859-1', 'UTF-16'])(
  'the export in %s is what `npm run -s samples` writes of today’s catalogue',
  (encoding) => {
    const text = [...writeEveningExport(readSampleCatalog(), { items: 1000, encoding })].join('')
    const written = Buffer.concat([marks[encoding] ?? Buffer.of(), encoders[encoding]!(text)])
    const name = `evening-export-${encoding.toLowerCase()}.xml`
    const file = readFileSync(`public/downloads/connector/${name}`)
    expect(file.equals(written)).toBe(true)
  },
)
