import {
  type Connection,
  type ConnectionImage,
  type FlowType,
  type Right,
  type UserGroup,
  allRights,
  limits,
} from '#contract'
import { type Violation, ensureValid } from '../../problems.ts'

/** What can be changed of a connection later on. */
export interface ConnectionSettings {
  label: string
  flowType: FlowType
  /** Whether its calls count on the dashboard; impossible for the flow type `other`. */
  auditable: boolean
  rights: readonly Right[]
  image: ConnectionImage
  userGroup: UserGroup
}

/** What a caller says of a new connection, checked. */
export interface NewConnection {
  code: string
  label: string
  flowType: FlowType
  /** Whether its calls count on the dashboard; impossible for the flow type `other`. */
  auditable: boolean
}

const userGroups: readonly UserGroup[] = ['it_support', 'manager', 'redactor', null]

/** An icon by its name, or a picture of a type that browsers draw and never run. */
const image =
  /^(icon:(factory|shop|book|languages|images|terminal)|image\/(png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2})$/
const mostOfImage = 16 * 1024

const flowTypes: readonly FlowType[] = ['data_source', 'data_destination', 'other']

/** Checks a body against the PIM's own form: label and code of 3 to 100 characters, a known flow type. */
export function readNewConnection(
  body: Record<string, unknown>,
  existing: { isTaken(code: string): boolean; count: number },
): NewConnection {
  const label = textOf(body.label).trim()
  const code = textOf(body.code) || codeFromLabel(label)
  const flowType = flowTypes.find((known) => known === (body.flow_type ?? 'other'))
  ensureValid([
    ...unknownProperties(body, ['label', 'code', 'flow_type']),
    ...typeViolations(body),
    ...lengthViolations('label', label),
    ...(lengthViolations('label', label).length > 0 && body.code === undefined
      ? []
      : codeViolations(code, existing.isTaken(code))),
    ...when(flowType === undefined, 'flow_type', `Choose one of: ${flowTypes.join(', ')}.`),
    ...when(
      existing.count >= limits.connections,
      '',
      `There are ${limits.connections} connections, and no more are possible. Delete one first.`,
    ),
  ])
  return { code, label, flowType: flowType ?? 'other', auditable: false }
}

/** The settings after a change; what the body leaves out stays. Tracking ends with the flow type `other`. */
export function readConnectionSettings(
  before: Connection,
  body: Record<string, unknown>,
): ConnectionSettings {
  const label = body.label === undefined ? before.label : textOf(body.label).trim()
  const flowType = flowTypes.find((known) => known === (body.flow_type ?? before.flow_type))
  const rights = body.rights === undefined ? before.rights : knownRights(body.rights)
  const chosen = body.image === undefined ? before.image : body.image
  const group = body.user_group === undefined ? before.user_group : body.user_group
  const userGroup = userGroups.find((known) => known === group)
  ensureValid([
    ...unknownProperties(body, [
      'label',
      'flow_type',
      'auditable',
      'rights',
      'image',
      'user_group',
    ]),
    ...typeViolations(body),
    ...lengthViolations('label', label),
    ...when(flowType === undefined, 'flow_type', `Choose one of: ${flowTypes.join(', ')}.`),
    ...when(
      !['boolean', 'undefined'].includes(typeof body.auditable),
      'auditable',
      'This value should be true or false.',
    ),
    ...when(
      body.auditable === true && flowType === 'other',
      'auditable',
      'Only sources and destinations can be tracked. Choose another flow type first.',
    ),
    ...when(!rights, 'rights', `Name any of: ${allRights.join(', ')}.`),
    ...when(!isImage(chosen), 'image', 'This value is not a valid image.'),
    ...when(userGroup === undefined, 'user_group', `Choose one of: ${userGroups.join(', ')}null.`),
  ])
  const auditable = typeof body.auditable === 'boolean' ? body.auditable : before.auditable
  return {
    label,
    flowType: flowType ?? before.flow_type,
    auditable: auditable && flowType !== 'other',
    rights: rights ?? [],
    image: isImage(chosen) ? chosen : null,
    userGroup: userGroup ?? null,
  }
}

/** Nothing, an icon, or a picture that is small. */
function isImage(value: unknown): value is ConnectionImage {
  return (
    value === null ||
    (typeof value === 'string' && value.length <= mostOfImage && image.test(value))
  )
}

/** What the PIM's form proposes: the label with every character a code may not have as `_`. */
export function codeFromLabel(label: string): string {
  return label.replaceAll(/\W/g, '_')
}

/** In their own order, each once; undefined when one of them is none. */
function knownRights(sent: unknown): Right[] | undefined {
  if (!Array.isArray(sent) || !sent.every((right) => allRights.includes(right))) return undefined
  return allRights.filter((right) => sent.includes(right))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function typeViolations(body: Record<string, unknown>): Violation[] {
  return ['label', 'code'].flatMap((property) =>
    when(
      !['string', 'undefined'].includes(typeof (body[property] ?? undefined)),
      property,
      'This value should be of type string.',
    ),
  )
}

function codeViolations(code: string, isTaken: boolean): Violation[] {
  return [
    ...lengthViolations('code', code),
    ...when(!/^\w+$/.test(code), 'code', 'A code holds only letters, digits and underscores.'),
    ...when(isTaken, 'code', 'This value is already used.'),
  ]
}

function lengthViolations(property: string, text: string): Violation[] {
  const length = [...text].length
  return [
    ...when(length === 0, property, 'This value should not be blank.'),
    ...when(
      length > 0 && length < 3,
      property,
      'This value is too short. It should have 3 characters or more.',
    ),
    ...when(
      length > 100,
      property,
      'This value is too long. It should have 100 characters or less.',
    ),
  ]
}

function unknownProperties(body: Record<string, unknown>, known: string[]): Violation[] {
  return Object.keys(body)
    .filter((name) => !known.includes(name))
    .map((property) => ({ property, message: 'This property does not exist or cannot be set.' }))
}

function when(isWrong: boolean, property: string, message: string): Violation[] {
  return isWrong ? [{ property, message }] : []
}
