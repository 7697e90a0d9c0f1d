import type { PlacedValue, ProductByUuid, ProductCheck, ValuePlace } from '#contract'
import type { Facts, SeenCall, SeenProduct } from '../state/facts-lookup.ts'
import { wordsForCall } from './addresses.ts'
import { cureOf } from './cures.ts'
import { fieldsAnswered, withFullStop, wordsForRefusal } from './logged-bodies.ts'
import { isSameData, missingCurrencies, wordsForData, wordsForPlace } from './value-words.ts'
import { done, nearly, open, type Verdict } from './verdict.ts'
import { productsRead, productsWritten } from './writes.ts'

/** Whether a product is as wanted. If not, the newest call that had to do with it tells why. */
export function checkProduct(wanted: ProductCheck, facts: Facts, since: number): Verdict {
  const seen = facts.products[wanted.identifier]
  if (seen && isAsWanted(wanted, seen)) {
    return done(describe(wanted, seen), callThatDid(wanted, seen, facts))
  }
  const newer = facts.calls.filter(({ number }) => number > since)
  const names = [wanted.identifier, ...(seen ? [seen.product.uuid] : [])]
  for (const call of newer) {
    const written = productsWritten(call)
    const own = written.find(({ name }) => names.includes(name))
    if (own) return afterWrite(call, own, wanted, seen)
    if (written.length === 1) return wrongProduct(call, written[0]?.name ?? '', wanted)
    if (productsRead(call).some((name) => names.includes(name))) return onlyRead(call, wanted)
  }
  return open
}

function isAsWanted({ value, changed, enabled }: ProductCheck, seen: SeenProduct): boolean {
  const { product, changes } = seen
  if (enabled !== undefined && product.enabled !== enabled) return false
  if (value && !isSameData(value.data, dataAt(product, value))) return false
  return !changed || changes.some((change) => touches(change, changed))
}

function afterWrite(
  call: SeenCall,
  { status, refusal }: { status: number; refusal: string },
  wanted: ProductCheck,
  seen: SeenProduct | undefined,
): Verdict {
  if (status >= 400 || status === 0) {
    const start = `The PIM refused the change of ${wanted.identifier} with ${withFullStop(refusal)}`
    return nearly(start, call.status >= 400 ? cureOf(status) : '')
  }
  if (call.method === 'DELETE') {
    return nearly(`${wanted.identifier} was deleted. Create it again: send a PATCH to it.`)
  }
  const change = seen?.changes.find(({ request }) => request === call.number)
  if (!change) {
    return nearly(
      `${wordsForCall(call)} was accepted and changed nothing: what it sent was there already.`,
      needOf(wanted, seen),
    )
  }
  return nearly(...whatChanged(change, wanted, seen))
}

type Change = SeenProduct['changes'][number]

function whatChanged(
  { event, differences }: Change,
  wanted: ProductCheck,
  seen: SeenProduct | undefined,
): string[] {
  const { identifier } = wanted
  const place = wanted.value ?? wanted.changed
  if (event === 'created') return [`${identifier} was created.`, needOf(wanted, seen)]
  const ofAttribute = differences.find(({ attribute }) => attribute === place?.attribute)
  if (!place || !ofAttribute) {
    const names = new Set(differences.map(({ attribute, property }) => attribute ?? property))
    return [`The call changed ${[...names].join(' and ')}.`, needOf(wanted, seen)]
  }
  const changed = { ...ofAttribute, attribute: place.attribute }
  if (!isAt(changed, place)) {
    return [
      `The ${wordsForPlace(changed)} was changed; this step needs the ${wordsForPlace(place)}.`,
    ]
  }
  return [needOf(wanted, seen)]
}

/** What is still to be done, from the product as it is. */
function needOf(wanted: ProductCheck, seen: SeenProduct | undefined): string {
  const { value, changed, enabled, identifier } = wanted
  if (changed) return `This step needs another ${wordsForPlace(changed)} of ${identifier}.`
  if (value) return valueNeed(value, identifier, seen && dataAt(seen.product, value))
  return enabled === undefined
    ? ''
    : `This step needs ${identifier} to be switched ${enabled ? 'on' : 'off'}.`
}

function valueNeed(value: PlacedValue, identifier: string, is: unknown): string {
  const missing = missingCurrencies(value.data, is)
  const start = `The ${wordsForPlace(value)} of ${identifier} is ${wordsForData(is)}`
  return missing.length > 0 && is !== undefined
    ? `${start}: ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing. A list of prices is replaced as a whole, so send all of them.`
    : `${start}; this step needs ${wordsForData(value.data)}.`
}

function wrongProduct(call: SeenCall, name: string, { identifier }: ProductCheck): Verdict {
  return nearly(`${wordsForCall(call)} was about ${name}; this step needs ${identifier}.`)
}

function onlyRead(call: SeenCall, { identifier }: ProductCheck): Verdict {
  if (call.status >= 400) {
    const refusal = wordsForRefusal(call.status, fieldsAnswered(call))
    return nearly(`${wordsForCall(call)} was answered ${refusal}`, cureOf(call.status))
  }
  return nearly(`${identifier} was read, not changed. Send a PATCH to it.`)
}

function describe({ value, changed, enabled, identifier }: ProductCheck, seen: SeenProduct) {
  const place = value ?? changed
  if (place) {
    const data = wordsForData(dataAt(seen.product, place))
    return `The ${wordsForPlace(place)} of ${identifier} is ${data}.`
  }
  return enabled === undefined
    ? `${identifier} is there.`
    : `${identifier} is switched ${enabled ? 'on' : 'off'}.`
}

/** The call that made it so; 0 when it was so from the start. */
function callThatDid(
  { value, changed }: ProductCheck,
  { changes, product }: SeenProduct,
  { calls }: Facts,
) {
  const place = value ?? changed
  const change = place ? changes.find((each) => touches(each, place)) : changes[0]
  if (change) return change.request
  return (
    calls.find((call) => productsWritten(call).some(({ name }) => name === product.uuid))?.number ??
    0
  )
}

function touches({ differences }: Change, place: ValuePlace): boolean {
  return differences.some((difference) => isAt(difference, place))
}

function isAt(
  one: { attribute?: string; locale?: string | null; scope?: string | null },
  { attribute, locale = null, scope = null }: ValuePlace,
): boolean {
  const { locale: itsLocale = null, scope: itsScope = null } = one
  return one.attribute === attribute && itsLocale === locale && itsScope === scope
}

function dataAt({ values }: ProductByUuid, place: ValuePlace): unknown {
  return values[place.attribute]?.find((value) =>
    isAt({ ...value, attribute: place.attribute }, place),
  )?.data
}
