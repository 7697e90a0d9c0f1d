import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeContract, type Places } from '../../../src/scripts/contract/write.ts'

const reference = `openapi: 3.1.0
info: { title: Small, version: 1.0.0 }
x-tagGroups: [{ name: PIM API, tags: [Lines] }]
tags: [{ name: Lines }]
paths:
  /api/rest/v1/lines:
    patch:
      operationId: patch_lines
      tags: [Lines]
      summary: Send lines
      x-auth: token
      requestBody:
        content:
          application/vnd.akeneo.collection+json:
            schema: { type: string, x-line: { $ref: '#/components/schemas/Line' } }
      responses:
        '204': { description: Done. }
components:
  schemas:
    Line: { type: object, required: [code], properties: { code: { type: string } } }
`

const limits = `- id: too-much
  status: 429
  message: Too {what}
  cause: More than the server takes.
  cure: Wait.
  article: /articles/wait.html
`

let folder: string
let places: Places

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contract-'))
  const errors = join(folder, 'errors')
  await mkdir(errors)
  await writeFile(join(errors, 'limits.yaml'), limits)
  places = { reference: folder, errors, output: join(folder, 'output') }
  await writeFile(join(folder, 'small.yaml'), reference)
})

afterAll(() => rm(folder, { recursive: true }))

test('writes types, table and document once, and again when the reference changes', async () => {
  expect(await writeContract(places)).toBe(true)
  expect(await writeContract(places)).toBe(false)
  await writeFile(join(folder, 'small.yaml'), reference.replace('Send lines', 'Send some lines'))
  expect(await writeContract(places)).toBe(true)

  const [types, table, document] = await Promise.all(
    ['openapi.gen.ts', 'operations.gen.ts', 'document.gen.json'].map((name) =>
      readFile(join(places.output, name), 'utf8'),
    ),
  )
  expect(types).toContain(
    '"application/vnd.akeneo.collection+json": components["schemas"]["Line"][]',
  )
  expect(table).toContain('"summary": "Send some lines"')
  expect(JSON.parse(document ?? '').paths['/api/rest/v1/lines'].patch.security).toEqual([
    { token: [] },
  ])
})

test('leaves the old files alone when the reference is broken', async () => {
  const path = join(places.output, 'operations.gen.ts')
  const before = await readFile(path, 'utf8')
  await writeFile(join(folder, 'small.yaml'), reference.replace('schemas/Line', 'schemas/Lime'))
  await expect(writeContract(places)).rejects.toThrow('"#/components/schemas/Lime" leads nowhere.')
  expect(await readFile(path, 'utf8')).toBe(before)
})
