import { ensureBuilt } from './build.ts'

// `npm start`: builds the site if anything it is made of changed, then serves site and sandbox.
await ensureBuilt()
await import('../server/node.ts')
