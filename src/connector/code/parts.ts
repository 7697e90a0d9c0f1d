import type { Notation } from './notation.ts'
import type { Plan } from './plan.ts'
import type { ProjectFile } from './project-file.ts'
import { type Readers, readingFiles } from './reading-files.ts'
import { type Instructions, readme } from './readme.ts'

/** What each program file of a project is for, in the words of its readme. */
const purposes = {
  mapping: 'one function a field, and the table of what each is for. Changes usually go here.',
  steps: 'the steps from the text of the file to that of the PIM.',
  values: 'from texts to what each type of attribute takes.',
  units: 'the words for units that files use.',
  product: 'puts a product together.',
  links: 'what products belong together with, sent after them.',
  fields: 'what a record is, and how fields are found in it.',
  source: 'reads the records of the file, one after the other.',
  text: 'the file as text, in whatever encoding it is.',
  pim: 'what has to be known of the PIM, and the calls to it.',
  main: 'reads, sends and tells.',
} as const

type Part = keyof typeof purposes

/** Writes a file of a project, or says the same for every mapping. */
type Writer = ((plan: Plan) => string) | string

/** A language of projects: how it is written, and its files. */
export interface ProjectLanguage {
  extension: string
  notation: Notation
  instructions(plan: Plan): Instructions
  /** What installs its packages. */
  packages(plan: Plan): ProjectFile
  readers: Readers
  files: Partial<Record<Part, Writer | undefined>>
}

/** All files of a project, and only those that its mapping needs. */
export function projectFiles(plan: Plan, language: ProjectLanguage): ProjectFile[] {
  const writers: ProjectLanguage['files'] = {
    ...language.files,
    ...(!plan.hasLinks && { links: undefined }),
    ...readingFiles(plan, language.readers, language.notation),
  }
  const files = (Object.keys(purposes) as Part[]).flatMap((part) => {
    const writer = writers[part]
    if (writer === undefined) return []
    const text = typeof writer === 'string' ? writer : writer(plan)
    return [{ path: `${part}.${language.extension}`, purpose: purposes[part], text }]
  })
  return [
    { path: 'README.md', text: readme(plan, language.instructions(plan), files) },
    language.packages(plan),
    ...files.map(({ path, text }) => ({ path, text })),
  ]
}
