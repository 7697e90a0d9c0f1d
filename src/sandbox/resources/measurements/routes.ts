import type { MeasurementFamily } from '#contract'
import { type Answer, json } from '../../http/answer.ts'
import { arrayAnswer } from '../../rest/array-batch.ts'
import { type Call, type Handlers, ensureRoom } from '../../rest/call.ts'
import { formatMoment } from '../../rest/dates.ts'
import { type StructuralResource, oneOf } from '../../rest/structural.ts'
import { type SentFamily, familyFormViolations } from './form.ts'
import { asMeasureFamily } from './legacy.ts'
import { applyMeasurementFamily } from './rules.ts'
import { measurementReader, measurementStore } from './store.ts'

const measureFamilies: StructuralResource<MeasurementFamily> = {
  noun: 'Measure family with code',
  open: measurementReader,
  present: asMeasureFamily,
}

export const measurementHandlers = {
  get_measurement_families: ({ database }) => json(measurementReader(database).all()),
  patch_measurement_families: (call) =>
    arrayAnswer(call, {
      noun: 'measurement family',
      plural: 'measurement families',
      anchor: call.operation.id,
      formViolations: familyFormViolations,
      upsert: (item) => upsert(call, item as unknown as SentFamily),
    }),
  get_measure_families: listMeasureFamilies,
  get_measure_families__code_: oneOf(measureFamilies),
} satisfies Partial<Handlers>

function upsert(call: Call, sent: SentFamily): 201 | 204 {
  const reader = measurementReader(call.database)
  const before = reader.get(sent.code)
  const family = applyMeasurementFamily(before, sent, {
    count: reader.count(),
    isUsed: reader.isUsed(sent.code),
  })
  measurementStore(call.database).save(family, formatMoment(call.clock.now()))
  ensureRoom(call)
  return before ? 204 : 201
}

/** The form of a page, and always all of them on it. */
function listMeasureFamilies({ base, database, operation }: Call): Answer {
  const href = `${base}${operation.path}`
  const item = (family: MeasurementFamily) => {
    const measureFamily = asMeasureFamily(family)
    const self = { href: `${href}/${encodeURIComponent(measureFamily.code)}` }
    return { _links: { self }, ...measureFamily }
  }
  return json({
    _links: { self: { href }, first: { href } },
    current_page: 1,
    _embedded: { items: measurementReader(database).all().map(item) },
  })
}
