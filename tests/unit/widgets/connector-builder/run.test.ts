import { readFileSync } from 'node:fs'
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { beginMapping, moveToRecord } from '../../../../src/widgets/connector-builder/begin.ts'
import {
  $applied,
  $at,
  $document,
  $problems,
  $reasons,
  $text,
  edit,
  findTroubled,
  leaveMapping,
} from '../../../../src/widgets/connector-builder/mapping.ts'
import { $pim, openPim, resumePim } from '../../../../src/widgets/connector-builder/pim.ts'
import {
  $run,
  startDryRun,
  startFullRun,
  startRun,
  stopRun,
} from '../../../../src/widgets/connector-builder/run.ts'
import { $source, leaveFile, takeFile } from '../../../../src/widgets/connector-builder/source.ts'
import { resetSandbox } from '../../../../src/widgets/state/sandbox-status.ts'
import { openPage } from '../support.ts'

const page = openPage()

const evening = readFileSync('public/downloads/evening-export.xml')
const guide = readFileSync('public/downloads/evening-export.mapping.yaml', 'utf8')

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('navigator', { onLine: true })
  $pim.set({ kind: 'unknown' })
  leaveMapping()
  await leaveFile()
  await takeFile(new File([evening], 'evening-export.xml'))
})

function report() {
  const run = $run.get()
  if (run.state !== 'ended') throw new Error(`The run is ${run.state}`)
  return run.report
}

describe('a connector in the making', () => {
  test('a file is told by its records, and a broken one by its line', async () => {
    expect($source.get()).toMatchObject({ kind: 'read', inspection: { record: 'export/item' } })
    await takeFile(new File(['<a>\n<b>\n</a>'], 'broken.xml'))
    expect($source.get()).toMatchObject({ kind: 'refused', place: { line: 3 } })
  })

  test('looking into the PIM makes a source connection, and proposes a mapping with reasons', async () => {
    await beginMapping()
    expect($pim.get()).toMatchObject({ kind: 'open', connection: { flow_type: 'data_source' } })
    const attributes = $document.get()?.mapping?.values.map(({ attribute }) => attribute)
    expect(attributes).toEqual(expect.arrayContaining(['ean', 'weight', 'price']))
    expect($reasons.get().size).toBeGreaterThan(3)
    await resumePim()
    expect(
      page.sent.filter((call) => call.startsWith('POST /sandbox/v1/connections')),
    ).toHaveLength(1)
  })

  test('a change that breaks the mapping is not made, and says why', async () => {
    $text.set(guide)
    expect(edit((known) => known.set(['unknown'], 'perhaps'))).toContain('"perhaps"')
    expect($text.get()).toBe(guide)
    expect(edit((known) => known.set(['unknown'], 'skip'))).toBeUndefined()
    expect($document.get()?.mapping?.unknown).toBe('skip')
  })

  test('records are looked at one by one, and the next trouble is found', async () => {
    $text.set(guide.replace('otherwise: keep', 'otherwise: refuse').replace('MOOS: moss, ', ''))
    await openPim()
    expect($problems.get()).toEqual([])
    expect($applied.get()).toMatchObject({
      kind: 'product',
      product: { identifier: 'halo_desk_lamp' },
    })
    const at = findTroubled(1)
    expect(at).toBe(4)
    $at.set(at!)
    expect($applied.get()).toMatchObject({
      kind: 'rejected',
      findings: [{ target: 'ean' }, { target: 'color' }],
    })
  })

  test('the mapping says where the records of a next file are, or learns it', async () => {
    $text.set(guide)
    await takeFile(new File(['<x><i><id>1</id><n>a</n></i><i><id>2</id><n>b</n></i></x>'], 'x.xml'))
    expect($document.get()?.mapping?.source?.record).toBe('x/i')
    expect($text.get()).toContain('# A working title in the words of the ERP.')
  })

  test('the mapping follows the choice of a record', async () => {
    const item = (id: number) =>
      `<item><id>${id}</id><name>n${id}</name><part><id>p${id}</id><name>m${id}</name></part></item>`
    await takeFile(new File([`<shop>${[1, 2, 3].map(item).join('')}</shop>`], 'shop.xml'))
    $text.set(guide.replace('export/item', 'shop/item'))
    await moveToRecord('shop/item/part')
    expect($source.get()).toMatchObject({ inspection: { record: 'shop/item/part' } })
    expect($document.get()?.mapping?.source?.record).toBe('shop/item/part')
  })
})

describe('a run', () => {
  beforeEach(async () => {
    $text.set(guide)
    await openPim()
  })

  test('tried dry, it tells what would change and sends nothing', async () => {
    await startDryRun()
    expect(report()).toMatchObject({ ended: 'finished', counts: { read: 7, created: 1 } })
    const run = $run.get()
    const created =
      run.state === 'ended' && run.changes.find(({ outcome }) => outcome === 'created')
    expect(created).toMatchObject({ identifier: 'halo_desk_lamp_petrol' })
    expect(page.sent.filter((call) => call.startsWith('PATCH /api'))).toEqual([])
  })

  test('it sends what is new, then nothing that is as it was, and all again when asked', async () => {
    await startRun()
    const first = report()
    expect(first).toMatchObject({ ended: 'finished', counts: { read: 7, created: 1, rejected: 1 } })
    expect(first.records).toContainEqual(
      expect.objectContaining({ identifier: 'sval_flask_500_moss', outcome: 'rejected' }),
    )
    await startRun()
    expect(report().counts).toMatchObject({ created: 0, rejected: 1 })
    const again = report().counts.unchanged
    await startFullRun()
    expect(report().counts.unchanged).toBeLessThan(again)
  })

  test('stopped, it tells how far it came, and the next one goes on from there', async () => {
    const item = (at: number) => `<item><sku>lamp_${at}</sku><name>A lamp</name></item>`
    const items = Array.from({ length: 1500 }, (_, at) => item(at)).join('\n')
    await takeFile(new File([`<export>${items}</export>`], 'lamps.xml'))
    $text.set('version: 1\nidentifier: { from: sku }\nfamily: { value: lamps }\nvalues: []\n')
    const unbind = $run.listen((run) => {
      const isSending = run.state === 'running' && (run.progress?.counts.created ?? 0) > 0
      if (isSending && !run.isStopping) stopRun()
    })
    await startRun()
    unbind()
    const stopped = report()
    expect(stopped.ended).toBe('cancelled')
    expect(stopped.counts.created).toBeGreaterThan(0)

    await startRun()
    expect($run.get()).toMatchObject({
      state: 'ended',
      resumedAt: expect.toSatisfy((at) => at > 0),
    })
    expect(report()).toMatchObject({ ended: 'finished', counts: { read: 1500 } })
    expect(report().counts.created).toBe(1500 - stopped.counts.created)
  })

  test('a file that is left takes its run along', async () => {
    const running = startRun()
    await leaveFile()
    await running
    expect($run.get()).toMatchObject({ state: 'ended', report: { ended: 'cancelled' } })
  })

  test('after a reset of the sandbox all is sent again', async () => {
    await startRun()
    const sent = report().counts
    await resetSandbox()
    await startRun()
    expect(report().counts).toEqual(sent)
  })

  test('a mapping with something to mend does not run', async () => {
    $text.set(guide.replace('attribute: ean', 'attribute: eam'))
    await startRun()
    expect($run.get().state).not.toBe('running')
    expect(page.sent.filter((call) => call.startsWith('PATCH /api'))).toEqual([])
  })
})
