import { atom } from 'nanostores'
import type {
  AssociationType,
  Attribute,
  AttributeGroup,
  Category,
  Channel,
  Family,
  MeasurementFamily,
  Sandbox,
} from '#contract'
import { askSandbox } from './ask.ts'
import { $sandbox } from './sandbox.ts'

/** How the catalogue of a sandbox is built: what its values may be, and where they belong. */
export interface Structure {
  attributes: readonly Attribute[]
  families: readonly Family[]
  channels: readonly Channel[]
  categories: readonly Category[]
  attribute_groups: readonly AttributeGroup[]
  association_types: readonly AssociationType[]
  measurement_families: readonly MeasurementFamily[]
}

/** That of the reader's sandbox, as it was when something last had a question about it. */
export const $structure = atom<Structure | undefined>()

/** Reads it anew: it may have been changed since. Without a sandbox or a network it stays as it is. */
export async function loadStructure(): Promise<void> {
  const sandbox = $sandbox.get()
  if (!sandbox) return
  try {
    const structure = await readStructure(sandbox)
    if ($sandbox.get()?.id === sandbox.id) $structure.set(structure)
  } catch {
    // What it is for goes on without it, in more general words.
    return
  }
}

async function readStructure(sandbox: Sandbox): Promise<Structure> {
  // The contract describes these lists where the PIM's API gives them, not a second time here.
  return (await askSandbox(sandbox, 'get_catalog', {})) as unknown as Structure
}

$sandbox.listen((sandbox, before) => {
  if (sandbox?.id !== before?.id) $structure.set(undefined)
})
