import { persistentAtom } from '@nanostores/persistent'
import { atom, computed, onMount } from 'nanostores'
import {
  type Connection,
  type ConnectionPatch,
  type ConnectionWithPassword,
  type FlowType,
  isValidationError,
  type Sandbox,
  type Violation,
} from '#contract'
import { openApi } from './api.ts'
import { askSandbox } from './ask.ts'
import type { Trail } from './calls.ts'
import { Refused, SandboxGone } from './obstacles.ts'
import { $sandbox, ensureSandbox, forgetSandbox } from './sandbox.ts'
import { sessionAtom } from './session.ts'

/** The connections of the sandbox, as far as they are known. */
export type ConnectionList =
  | { state: 'unknown' }
  | { state: 'loading' }
  | { state: 'loaded'; items: Connection[] }
  | { state: 'failed'; error: unknown }

/** A connection made in this tab, password included, and the sandbox it opens. */
export interface KnownConnection extends ConnectionWithPassword {
  sandbox: string
}

/** Filled as soon as something shows it, and again when the sandbox changes or the reader returns. */
export const $connections = atom<ConnectionList>({ state: 'unknown' })

/** Code of the connection that this site calls with. */
export const $current = persistentAtom<string | undefined>('doorway.connection')

/** The passwords that this tab has seen. Gone when it is closed. */
export const $known = sessionAtom<KnownConnection[]>('doorway.credentials', [], (stored) =>
  Array.isArray(stored) ? stored.filter(isKnown) : undefined,
)

/** The credentials that this site calls with, if this tab knows them. */
export const $credentials = computed([$sandbox, $current, $known], (sandbox, current, known) => {
  const usable = known.filter((connection) => connection.sandbox === sandbox?.id)
  return usable.find(({ code }) => code === current) ?? usable.at(-1)
})

onMount($connections, () => {
  const refresh = () => void loadConnections()
  const unbind = $sandbox.subscribe((sandbox, before) => {
    if (sandbox?.id === before?.id && $connections.get().state === 'loaded') return
    if (typeof window !== 'undefined') refresh()
  })
  globalThis.addEventListener?.('focus', refresh)
  return () => {
    unbind()
    globalThis.removeEventListener?.('focus', refresh)
  }
})

/** Goes up with each look at the list and each change to it, so that an answer that came too late is known. */
let edition = 0

export async function loadConnections(): Promise<void> {
  const mine = ++edition
  const sandbox = $sandbox.get()
  if (!sandbox) return $connections.set({ state: 'loaded', items: [] })
  if ($connections.get().state !== 'loaded') $connections.set({ state: 'loading' })
  try {
    const items = await list(sandbox)
    if (mine === edition) $connections.set({ state: 'loaded', items })
  } catch (error) {
    if (mine === edition) $connections.set({ state: 'failed', error })
  }
}

/** What became of a new connection. */
export type Creation =
  | { kind: 'created'; connection: KnownConnection }
  | { kind: 'violations'; violations: readonly Violation[] }

/**
 * Makes a connection, and a sandbox first when there is none. This site uses it from then on.
 *
 * @throws Refused, SandboxGone, NetworkError
 */
export async function createConnection(
  { label, code, flowType }: { label: string; code?: string | undefined; flowType: FlowType },
  trail?: Trail,
  signal?: AbortSignal,
): Promise<Creation> {
  const sandbox = await ensureSandbox(trail, signal)
  const note = 'A connection: a name for who is calling, and its four credentials.'
  const { data, error, response } = await apiOf(sandbox, note, trail).call(
    'post_connections',
    { body: { label, flow_type: flowType, ...(code && { code }) } },
    signal && { signal },
  )
  if (error) {
    if ('errors' in error && isValidationError(error)) {
      return { kind: 'violations', violations: error.errors }
    }
    throw refusal(error, response, sandbox)
  }
  const connection = { ...data, sandbox: sandbox.id }
  const known = $connections.get()
  $known.set([...$known.get(), connection])
  $current.set(connection.code)
  if (known.state === 'loaded') {
    edition++
    $connections.set({ state: 'loaded', items: [...known.items, withoutPassword(data)] })
  } else if (known.state !== 'unknown') {
    void loadConnections()
  }
  return { kind: 'created', connection }
}

/**
 * Changes what is said of a connection, and leaves the rest as it is.
 *
 * @throws Refused, SandboxGone, NetworkError
 */
export async function changeConnection(code: string, body: ConnectionPatch): Promise<void> {
  const sandbox = $sandbox.get()
  if (!sandbox) return
  const { data, error, response } = await apiOf(sandbox).call('patch_connections__code_', {
    path: { code },
    body,
  })
  if (error) throw refusal(error, response, sandbox)
  replace(code, data)
}

/** What can be had anew, in place of what leaked or was lost. */
export type Renewable = 'secret' | 'password'

/**
 * A new secret or password. The old one opens nothing any more, and the tokens of the connection are dead.
 *
 * @throws SandboxGone, AnswerError, NetworkError
 */
export async function renewCredential(code: string, what: Renewable): Promise<void> {
  const sandbox = $sandbox.get()
  if (!sandbox) return
  const renewed = await askAnew(sandbox, code, what)
  const listed = $connections.get()
  const connection = listed.state === 'loaded' && listed.items.find((item) => item.code === code)
  if (connection && 'secret' in renewed) replace(code, { ...connection, ...renewed })
  const known = $known.get().find((item) => item.code === code)
  if (known) remember({ ...known, ...renewed })
  // Who has the new password has all four credentials, whoever made the connection.
  else if (connection && 'password' in renewed) {
    remember({ ...connection, ...renewed, sandbox: sandbox.id })
  }
}

function askAnew(
  sandbox: Sandbox,
  code: string,
  what: Renewable,
): Promise<{ secret: string } | { password: string }> {
  const path = { code }
  return what === 'secret'
    ? askSandbox(sandbox, 'post_connections__code__regenerate_secret', { path })
    : askSandbox(sandbox, 'post_connections__code__regenerate_password', { path })
}

/** @throws Refused, SandboxGone, NetworkError. One that is gone already counts as removed. */
export async function removeConnection(code: string): Promise<void> {
  const sandbox = $sandbox.get()
  if (!sandbox) return
  const { error, response } = await apiOf(sandbox).call('delete_connections__code_', {
    path: { code },
  })
  if (error && response.status !== 404) throw refusal(error, response, sandbox)
  forgetConnection(code)
}

/** From now on this site calls with this connection; its password has to be known here. */
export function chooseConnection(code: string): void {
  $current.set(code)
}

/** Its credentials open nothing any more. */
export function forgetConnection(code: string): void {
  const listed = $connections.get()
  $known.set($known.get().filter((connection) => connection.code !== code))
  if ($current.get() === code) $current.set(undefined)
  if (listed.state === 'loaded') {
    edition++
    $connections.set({ ...listed, items: listed.items.filter((item) => item.code !== code) })
  }
}

/**
 * Credentials to call with: those of the current connection, or of a new one. A password is shown
 * once, so connections of an earlier visit cannot be used, and a further one is made beside them.
 *
 * @throws Refused, SandboxGone, NetworkError
 */
export async function ensureConnection(
  trail?: Trail,
  signal?: AbortSignal,
): Promise<KnownConnection> {
  const isNew = !$sandbox.get()
  const sandbox = await ensureSandbox(trail, signal)
  const usable = $credentials.get()
  if (usable) return usable
  const note =
    'Which connections are there? Their passwords were shown once and are not known here.'
  const taken = isNew ? [] : await list(sandbox, note, trail, signal)
  const label = freeLabel(taken)
  const creation = await createConnection({ label, flowType: 'other' }, trail, signal)
  if (creation.kind === 'created') return creation.connection
  const [violation] = creation.violations
  throw new Refused(
    'connection',
    { code: 422, message: violation?.message ?? '' },
    new Response(null, { status: 422 }),
  )
}

/** `This site`, or the first `This site 2`, `This site 3` … that nobody has. */
export function freeLabel(taken: readonly { label: string }[]): string {
  const labels = new Set(taken.map(({ label }) => label))
  let number = 1
  while (labels.has(number === 1 ? 'This site' : `This site ${number}`)) number++
  return number === 1 ? 'This site' : `This site ${number}`
}

function replace(code: string, changed: Connection): void {
  const known = $known.get().find((item) => item.code === code)
  if (known) remember({ ...known, ...changed })
  const listed = $connections.get()
  if (listed.state !== 'loaded') return
  edition++
  const items = listed.items.map((item) => (item.code === code ? changed : item))
  $connections.set({ ...listed, items })
}

function remember(connection: KnownConnection): void {
  const known = $known.get()
  const at = known.findIndex(({ code }) => code === connection.code)
  $known.set(at < 0 ? [...known, connection] : known.with(at, connection))
}

async function list(sandbox: Sandbox, note?: string, trail?: Trail, signal?: AbortSignal) {
  const api = apiOf(sandbox, note, trail)
  const { data, error, response } = await api.call('get_connections', {}, signal && { signal })
  if (error) throw refusal(error, response, sandbox)
  return data.items
}

function apiOf({ key }: Sandbox, note = '', trail?: Trail) {
  return openApi({ sandboxKey: key }, trail && [trail.record(note)])
}

function refusal(error: Refused['error'], response: Response, { id, key }: Sandbox): Error {
  if (response.status !== 401) return new Refused('connection', error, response)
  forgetSandbox(key)
  $known.set($known.get().filter(({ sandbox }) => sandbox !== id))
  return new SandboxGone(error.message)
}

function withoutPassword(made: ConnectionWithPassword): Connection {
  const connection: Connection & { password?: string } = { ...made }
  delete connection.password
  return connection
}

function isKnown(value: unknown): value is KnownConnection {
  const texts = ['sandbox', 'code', 'label', 'client_id', 'secret', 'username', 'password']
  return (
    typeof value === 'object' &&
    value !== null &&
    texts.every((name) => typeof (value as Record<string, unknown>)[name] === 'string')
  )
}
