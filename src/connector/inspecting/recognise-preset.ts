import { parsePath, type Path, type Step } from '../records/path.ts'
import { itemList } from '../presets/item-list.ts'
import type { Preset } from '../presets/preset.ts'
import { presets } from '../presets/presets.ts'
import type { Branch } from './path-tree.ts'

/** The preset that a file is of, and the branches its records are at. */
export function recognisePreset(
  root: Branch,
  kind: Preset['kind'],
): { preset: Preset; branches: Branch[] } | undefined {
  for (const preset of presets) {
    if (preset.kind !== kind) continue
    const branches = preset.records
      .flatMap((record) => branchesAt(root, parsePath(record)))
      .filter((branch) => preset.signature.every((path) => hasField(branch, parsePath(path))))
    if (branches.length > 0) return { preset, branches }
  }
  return kind === 'xml' ? { preset: itemList, branches: [] } : undefined
}

function hasField(branch: Branch, path: Path): boolean {
  return branchesAt(branch, path).some(
    (found) => path.attribute === undefined || found.attributes.has(path.attribute),
  )
}

/** Names are compared without regard to case: `<BMEcat>` has been seen. */
function branchesAt(branch: Branch, { steps }: Path): Branch[] {
  return steps.reduce<Branch[]>(
    (found, step) => found.flatMap(({ children }) => [...children.values()].filter(isAt(step))),
    [branch],
  )
}

function isAt({ name, where }: Step): (branch: Branch) => boolean {
  return ({ step }) =>
    (name === '*' || step.name.toLowerCase() === name.toLowerCase()) &&
    where.every(({ value }) => step.where.some((known) => known.value === value))
}
