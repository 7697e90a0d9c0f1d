import { expect, test } from 'vitest'
import type { RunEvent } from '#connector'
import { createRunPrinter } from '../../../../src/connector/terminal/print.ts'

const place = { line: 7, column: 3 }
const finding = {
  target: 'price',
  reason: 'ADP is not a currency of the PIM.',
  text: '9,90',
  place,
}

function printed(outcome: 'created' | 'rejected', isDry: boolean): string {
  const lines: string[] = []
  const event: RunEvent = {
    kind: 'record',
    index: 2,
    place,
    identifier: 'lamp',
    outcome,
    findings: [finding],
  }
  createRunPrinter('items.xml', isDry, (line) => lines.push(line))(event)
  return lines.join('\n')
}

test('what is left out of a record that is sent says so', () => {
  expect(printed('created', true)).toBe(
    'items.xml:7:3  record 2, lamp: created\n    7:3  left out: price: ADP is not a currency of the PIM. ("9,90")',
  )
})

test('what a record is rejected for stands alone', () => {
  expect(printed('rejected', false)).toBe(
    'items.xml:7:3  record 2, lamp: rejected\n    7:3  price: ADP is not a currency of the PIM. ("9,90")',
  )
})
