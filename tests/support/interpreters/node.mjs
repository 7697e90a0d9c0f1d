// Runs the programs that it is handed, one JSON text a line, each as a module of its own, and
// answers with what it printed. Modules that programs import are read once.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { format } from 'node:util'

const [, , folder = '.'] = process.argv
let printed = []
const print = (...words) => void printed.push(format(...words))
Object.assign(console, { log: print, error: print })

let count = 0
for await (const line of createInterface({ input: process.stdin })) {
  const file = join(folder, `program-${process.pid}-${++count}.mts`)
  writeFileSync(file, JSON.parse(line))
  printed = []
  await import(pathToFileURL(file).href).catch(print)
  process.stdout.write(`${JSON.stringify(printed.join('\n'))}\n`)
}
