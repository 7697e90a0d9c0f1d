import { atom } from 'nanostores'
import type { Credentials } from '#client'
import type { FlowType } from '#contract'
import { type PimStructure, readStructure } from '#connector'
import { openApi } from '../state/api.ts'
import { createTrail } from '../state/calls.ts'
import {
  $current,
  $known,
  changeConnection,
  createConnection,
  type KnownConnection,
} from '../state/connections.ts'
import { explainObstacle, type Obstacle, Refused } from '../state/obstacles.ts'
import { $sandbox, ensureSandbox } from '../state/sandbox.ts'
import { $structure, loadStructure } from '../state/structure.ts'

/** The reader's PIM, as far as the builder has looked into it. */
export type Pim =
  { kind: 'unknown' } | { kind: 'opening' } | OpenPim | { kind: 'failed'; obstacle: Obstacle }

export interface OpenPim {
  kind: 'open'
  sandbox: string
  structure: PimStructure
  connection: KnownConnection
}

export const $pim = atom<Pim>({ kind: 'unknown' })

/** The calls that were made to get there, for the reader to see. */
export const pimTrail = createTrail()

let edition = 0

/**
 * Looks into the reader's PIM: makes a sandbox where there is none, a source connection that is
 * counted, and reads what a product may be.
 */
export async function openPim(): Promise<void> {
  const mine = ++edition
  $pim.set({ kind: 'opening' })
  pimTrail.clear()
  try {
    const sandbox = await ensureSandbox(pimTrail)
    const connection = await sourceConnection(sandbox.id)
    await loadStructure()
    const attributes = $structure.get()?.attributes ?? []
    const client = openApi({ credentials: credentialsOf(connection), retry: {} })
    const structure = await readStructure(client, {
      optionsOf: attributes.map(({ code }) => code),
      categories: true,
      associationTypes: true,
      familyVariants: true,
    })
    if (mine === edition) $pim.set({ kind: 'open', sandbox: sandbox.id, structure, connection })
  } catch (error) {
    if (mine !== edition) return
    $pim.set({ kind: 'failed', obstacle: explainObstacle(error, navigator.onLine !== false) })
  }
}

/** It was not looked into, because something before that did not work. */
export function failPim(obstacle: Obstacle): void {
  edition++
  $pim.set({ kind: 'failed', obstacle })
}

/** Looks into it without a press, where nothing has to be made for that. */
export async function resumePim(): Promise<void> {
  const sandbox = $sandbox.get()
  if (sandbox && $pim.get().kind === 'unknown' && knownSources(sandbox.id).length > 0)
    await openPim()
}

/** What a connector signs in with. */
export function credentialsOf({
  client_id: clientId,
  secret,
  username,
  password,
}: KnownConnection): Credentials {
  return { clientId, secret, username, password }
}

const flowType: FlowType = 'data_source'

/** The source connection that this tab knows the password of, or a new one. */
async function sourceConnection(sandbox: string): Promise<KnownConnection> {
  const known = knownSources(sandbox)
  const usable = known.find(({ code }) => code === $current.get()) ?? known.at(-1)
  if (usable) return usable
  const creation = await createConnection({ label: 'My connector', flowType }, pimTrail)
  if (creation.kind === 'violations') {
    const message = creation.violations[0]?.message ?? ''
    throw new Refused('connection', { code: 422, message }, new Response(null, { status: 422 }))
  }
  await changeConnection(creation.connection.code, { auditable: true })
  return creation.connection
}

function knownSources(sandbox: string): KnownConnection[] {
  return $known.get().filter((one) => one.sandbox === sandbox && one.flow_type === flowType)
}

// Another sandbox has other attributes, and other connections.
$sandbox.listen((sandbox) => {
  const pim = $pim.get()
  if (pim.kind === 'open' && pim.sandbox !== sandbox?.id) $pim.set({ kind: 'unknown' })
})
