import type { ReadFile } from './read-file.ts'

/** What the thread that reads says: how far it is, what the file is, or that it cannot go on. */
export type Reply = { share: number } | { read: ReadFile } | { mistake: string }
