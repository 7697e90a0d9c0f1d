import { parseObject } from '../../http/body.ts'
import { json } from '../../http/answer.ts'
import { ensureValid } from '../../problems.ts'
import { type Call, type Handlers, writing } from '../../rest/call.ts'
import { formatMoment } from '../../rest/dates.ts'
import { type Fault, faults, readPractice, writePractice } from './faults.ts'

export const failureHandlers = {
  get_practice: (call) => json(present(call)),
  put_practice: writing((call) => {
    const { fault } = parseObject(call.text)
    const known = faults.find((name) => name === fault)
    if (fault !== null && known === undefined) {
      const message = `Choose one of: ${faults.join(', ')}, or null for none.`
      ensureValid([{ property: 'fault', message }])
    }
    writePractice(call.database, known, call.clock.now())
    return json(present(call))
  }),
} satisfies Partial<Handlers>

function present({ database }: Call): { fault: Fault | null; since: string | null } {
  const practice = readPractice(database)
  return {
    fault: practice?.fault ?? null,
    since: practice ? formatMoment(practice.since) : null,
  }
}
