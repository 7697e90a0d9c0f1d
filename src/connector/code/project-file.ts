export const languages = ['typescript', 'php', 'python'] as const

export type Language = (typeof languages)[number]

/** A file of a project; `path` is relative, with slashes. */
export interface ProjectFile {
  path: string
  text: string
}
