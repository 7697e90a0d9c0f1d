import { usualWords } from '../transforms/boolean.ts'
import type { Candidate } from './candidates.ts'
import { textsOf } from './describe-value.ts'
import { isNamedLike, type PropertySuggestion } from './suggest-family.ts'
import { settled, wordsIn } from './words.ts'

const sold =
  /^(active|aktiv|actif|active?d|enabled|isactive|isenabled|available|availability|lieferbar|verfuegbar|verfugbar|disponible|saleok|sellable|verkaufbar|envente|online|published)$/
const notSold =
  /^(disabled|inactive|inaktiv|inactif|blocked|gesperrt|bloque|locked|discontinued|ausgelaufen|auslauf|deleted|geloescht|geloscht|supprime|sommeil|dormant|lvorm)$/
const status = /^(status|statut|state|etat|zustand|artikelstatus|itemstatus|productstatus)$/

const statusWords = {
  on: /^(a|active|aktiv|actif|enabled|online|available|lieferbar|published|ok|in stock|current)$/i,
  off: /^(x|i|inactive|inaktiv|inactif|disabled|offline|discontinued|auslauf|ausgelaufen|deleted|gelöscht|blocked|gesperrt|eol|end of life|obsolete|archived|draft|entwurf|brouillon)$/i,
}

/** `enabled`: of a field of yes and no, or of words for a status. */
export function suggestEnabled(candidates: readonly Candidate[]): PropertySuggestion | undefined {
  for (const candidate of candidates) {
    const found = candidate.isManifold ? undefined : suggestFrom(candidate)
    if (found) return found
  }
  return undefined
}

function suggestFrom(candidate: Candidate): PropertySuggestion | undefined {
  const { field, name } = candidate
  const texts = textsOf(field).map((text) => text.trim())
  const isDeletion = isNamedLike(candidate, 'enabled') && texts.some((text) => modes.test(text))
  if (isDeletion) return deletion(field.path)
  const names = [settled(name), ...wordsIn(name).map(settled)]
  const isOff = names.some((word) => notSold.test(word))
  if ((isOff || names.some((word) => sold.test(word))) && texts.every(isYesOrNo))
    return isOff ? opposite(field.path, name, texts) : yesOrNo(field.path, name)
  return names.some((word) => status.test(word)) ? ofStatus(field.path, texts) : undefined
}

const modes = /^(new|update|delete)$/i

/** BMEcat: what is to be deleted is switched off; deleting is a decision of people. */
function deletion(field: string): PropertySuggestion {
  return {
    rule: { cases: [{ when: { field, is: 'delete' }, value: 'false' }] },
    reason: `${field} says delete for what is no longer sold: it is switched off, never deleted.`,
  }
}

function isYesOrNo(text: string): boolean {
  return [...usualWords.true, ...usualWords.false].includes(text.toLowerCase())
}

function yesOrNo(from: string, name: string): PropertySuggestion {
  const reason = `"${name}" says yes or no: whether it is sold.`
  return { rule: { from, transforms: ['boolean'] }, reason }
}

const pairs = [
  ['true', 'false'],
  ['1', '0'],
  ['yes', 'no'],
  ['y', 'n'],
  ['ja', 'nein'],
  ['j', 'n'],
  ['wahr', 'falsch'],
  ['oui', 'non'],
  ['o', 'n'],
  ['vrai', 'faux'],
] as const

/** Blocked is not enabled: the words change sides. */
function opposite(from: string, name: string, texts: readonly string[]): PropertySuggestion {
  const seen = new Set(texts.map((text) => text.toLowerCase()))
  const reason = `The other way round: what is "${name}" is not enabled.`
  if (seen.size === 1 && seen.has('x'))
    return { rule: { cases: [{ when: { field: from, is: [...texts] }, value: 'false' }] }, reason }
  const meant = pairs.filter(([yes, no]) => seen.has(yes) || seen.has(no))
  const words = (of: 0 | 1) => [...new Set(meant.map((pair) => pair[of]))]
  return { rule: { from, transforms: [{ boolean: { true: words(1), false: words(0) } }] }, reason }
}

function ofStatus(from: string, texts: readonly string[]): PropertySuggestion | undefined {
  const on = texts.filter((text) => statusWords.on.test(text))
  const off = texts.filter((text) => statusWords.off.test(text))
  if (on.length + off.length < texts.length || off.length === 0) return undefined
  const reason = `A status: ${off.join(', ')} for what is not sold, a guess. All others stay as they are.`
  return { rule: { cases: [{ when: { field: from, is: off }, value: 'false' }] }, reason }
}
