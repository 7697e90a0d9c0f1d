import { writeContract } from './contract/write.ts'

/**
 * `npm run contract`: makes the files that end in `.gen.*` from `content/reference`. Does nothing when
 * they are up to date, so whatever needs them may call it first.
 */
try {
  if (await writeContract()) console.log('Wrote the contract.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
