import { type Violation, ensureValid } from '../../../problems.ts'
import { readLabels, violationsOf } from '../../../rest/entities.ts'
import { codeViolations } from './codes.ts'
import type { Entity, EntityAttribute, EntityOption, Kind } from './kinds.ts'

export interface EntityContext {
  isKnownLocale(code: string): boolean
  isFile(code: string): boolean
  attribute(code: string): EntityAttribute | undefined
}

/** The reference entity, or asset family, that a change of the right form makes. */
export function applyEntity(
  kind: Kind,
  before: Entity | undefined,
  sent: Record<string, unknown>,
  context: EntityContext,
): Entity {
  const labels = readLabels(before?.labels ?? {}, sent.labels, context.isKnownLocale)
  const own = Object.keys(kind.blank).map((name) => [
    name,
    sent[name] === undefined ? (before ?? kind.blank)[name] : inForm(sent[name], kind.blank[name]),
  ])
  const entity: Entity = {
    code: before?.code ?? String(sent.code),
    labels: labels.value,
    ...(Object.fromEntries(own) as Record<string, unknown>),
  }
  ensureValid([
    ...(before ? [] : codeViolations(entity.code)),
    ...labels.violations,
    ...imageViolations(entity, context),
    ...(before ? mainMediaViolations(entity, context) : []),
  ])
  return entity
}

/** Clients in PHP write an object without properties as an empty list; it is kept as what it is. */
function inForm(sent: unknown, blank: unknown): unknown {
  if (!Array.isArray(sent)) return sent
  return Array.isArray(blank) ? sent.map((item) => inForm(item, {})) : {}
}

function imageViolations({ image }: Entity, { isFile }: EntityContext): Violation[] {
  if (typeof image !== 'string') return []
  return violationsOf('image', [!isFile(image) && `The file "${image}" does not exist.`])
}

/** A family that is new has no other attributes yet than those that it begins with. */
function mainMediaViolations(
  { attribute_as_main_media: code }: Entity,
  { attribute }: EntityContext,
): Violation[] {
  if (code === undefined) return []
  const type = attribute(String(code))?.type
  return violationsOf('attribute_as_main_media', [
    type !== 'media_file' &&
      type !== 'media_link' &&
      `The attribute "${String(code)}" is no media file and no media link of the asset family.`,
  ])
}

/** The option that a change of the right form makes. */
export function applyOption(
  before: EntityOption | undefined,
  sent: Record<string, unknown>,
  { isKnownLocale, isFull }: Pick<EntityContext, 'isKnownLocale'> & { isFull: boolean },
): EntityOption {
  const labels = readLabels(before?.labels ?? {}, sent.labels, isKnownLocale)
  const option = { code: before?.code ?? String(sent.code), labels: labels.value }
  ensureValid([
    ...(before ? [] : codeViolations(option.code)),
    ...violationsOf('code', [!before && isFull && 'An attribute has 100 options at most.']),
    ...labels.violations,
  ])
  return option
}
