import type { Mapping } from '../mapping/schema.ts'
import type { Language, ProjectFile } from './project-file.ts'
import { projectFiles } from './parts.ts'
import { php } from './php/project.ts'
import { planOf } from './plan.ts'
import { python } from './python/project.ts'
import { typescript } from './typescript/project.ts'
import type { Unsupported } from './unsupported-part.ts'
import { unsupported } from './unsupported.ts'

/** The mapping says something that the project could not do. Nothing is left out silently. */
export class UnsupportedError extends Error {
  override name = 'UnsupportedError'
  readonly reasons: readonly Unsupported[]

  constructor(reasons: readonly Unsupported[]) {
    const lines = reasons.map(({ what, why }) => `  ${what}: ${why}`)
    super(`No project can be written of this mapping yet:\n${lines.join('\n')}`)
    this.reasons = reasons
  }
}

/**
 * A small program that does what a run with this mapping does, to be taken over and changed by whoever
 * keeps the connection. Pure; the same mapping always gives the same files.
 *
 * @throws UnsupportedError; ask `unsupported` before
 */
export function writeProject(mapping: Mapping, language: Language): ProjectFile[] {
  const reasons = unsupported(mapping, language)
  if (reasons.length > 0) throw new UnsupportedError(reasons)
  return projectFiles(planOf(mapping), projects[language])
}

const projects = { typescript, php, python } satisfies Record<Language, unknown>
