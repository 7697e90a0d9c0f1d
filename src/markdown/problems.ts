import { relative, resolve } from 'node:path'
import type { Point, Position } from 'unist'
import type { VFile } from 'vfile'

/** One thing an author has to mend: where it is, what is wrong, and what to do about it. */
export interface Problem {
  file: string
  line: number
  message: string
  hint?: string | undefined
}

/** Everything that is wrong in the articles, in one error: an author mends a list, not one line a build. */
export class ContentError extends Error {
  readonly problems: readonly Problem[]
  readonly loc: { file: string; line: number }

  constructor(problems: readonly [Problem, ...Problem[]]) {
    super(describeProblems(problems))
    this.name = 'ContentError'
    this.problems = problems
    this.loc = { file: resolve(problems[0].file), line: problems[0].line }
  }
}

/** Throws all problems together, in the order of files and lines; does nothing when there are none. */
export function throwProblems(problems: readonly Problem[]): void {
  const [first, ...others] = inOrder(problems)
  if (first) throw new ContentError([first, ...others])
}

/** Problems by file and line. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
}

const source = 'doorway'

/** Notes a problem at a place in the file that a transform works on; the transform then goes on. */
export function report(
  file: VFile,
  place: { position?: Position | undefined } | Point | undefined,
  message: string,
  hint?: string,
): void {
  const note = file.message(message, { place: pointOf(place), source })
  if (hint) note.note = hint
}

/** The problems that the transforms noted in a file. */
export function problemsOf(file: VFile): Problem[] {
  return file.messages
    .filter((message) => message.source === source)
    .map(({ line, reason, note }) => ({
      file: file.path,
      line: line ?? 1,
      message: reason,
      hint: note,
    }))
}

function pointOf(
  place: { position?: Position | undefined } | Point | undefined,
): Point | undefined {
  if (!place) return undefined
  return 'line' in place ? place : place.position?.start
}

function describeProblems(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? 'One problem' : `${problems.length} problems`
  const lines = problems.map(({ file, line, message, hint }) =>
    [`${relative(process.cwd(), file)}:${line}  ${message}`, ...(hint ? [`    ${hint}`] : [])].join(
      '\n',
    ),
  )
  return `${count} in the articles:\n\n${lines.join('\n')}\n`
}
