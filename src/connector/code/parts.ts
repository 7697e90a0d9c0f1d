import type { Plan } from './plan.ts'
import type { ProjectFile } from './project-file.ts'
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

export type Part = keyof typeof purposes

/** All files of a project: its readme, what installs its packages, and its programs. */
export function projectFiles(
  plan: Plan,
  { extension, packages, ...instructions }: Language,
  parts: Partial<Record<Part, string>>,
): ProjectFile[] {
  const files = (Object.keys(purposes) as Part[]).flatMap((part) => {
    const text = parts[part]
    const file = { path: `${part}.${extension}`, purpose: purposes[part] }
    return text === undefined ? [] : [{ ...file, text }]
  })
  return [
    { path: 'README.md', text: readme(plan, instructions, files) },
    packages,
    ...files.map(({ path, text }) => ({ path, text })),
  ]
}

interface Language extends Instructions {
  extension: string
  packages: ProjectFile
}
