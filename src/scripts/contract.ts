import { writeContract } from './contract/write.ts'

/**
 * `npm run contract`: makes the files that end in `.gen.*` from `content/reference`. Does nothing when
 * they are up to date, so whatever needs them may call it first.
 */
try {
  const written = await writeContract()
  console.log(written ? 'Wrote the contract.' : 'The contract is up to date.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
