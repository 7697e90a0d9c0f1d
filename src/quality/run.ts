import { z } from 'zod'

/** Something that was counted or measured, in words that stand alone. */
const figureSchema = z.strictObject({
  what: z.string().min(1),
  value: z.number().nonnegative(),
  /** What `value` counts, or is measured in: `passed`, `kB`, `findings`. */
  unit: z.string().min(1),
  /** Of how many, when it is a part of something. 0 says that nothing of it ran. */
  of: z.number().nonnegative().optional(),
  /** The most that is well. */
  most: z.number().nonnegative().optional(),
  /** What else to know: how it was rounded, why nothing ran. */
  note: z.string().min(1).optional(),
})

const sectionSchema = z.strictObject({
  title: z.string().min(1),
  figures: z.array(figureSchema).min(1),
})

/** What one run of `npm test` or `npm run bench` found. */
export const runSchema = z.strictObject({
  /** When it ended. */
  at: z.iso.datetime(),
  /** What was checked out; left out where there is no Git. */
  commit: z
    .string()
    .regex(/^[0-9a-f]{40,64}$/)
    .optional(),
  /** Whether files differed from that commit. */
  changed: z.boolean().optional(),
  sections: z.array(sectionSchema).min(1),
})

export type Figure = z.infer<typeof figureSchema>
export type Section = z.infer<typeof sectionSchema>
export type Run = z.infer<typeof runSchema>

/** The commands that leave a run on record, by the names of their files. */
export const commands = { tests: 'npm test', bench: 'npm run bench' } as const

export type RunName = keyof typeof commands

/** A run as it was found: the run, nothing, or a file that is none, with what to do about it. */
export type Recorded = { run: Run } | { problem: string } | null

/** What a server answers at `/quality.json`. */
export interface Quality extends Record<RunName, Recorded> {
  /** The commit that is checked out now, if the server can tell. */
  commit?: string | undefined
}
