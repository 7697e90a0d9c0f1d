import { createHash, randomBytes } from 'node:crypto'
import type { Secrets } from '#sandbox'

export const nodeSecrets: Secrets = {
  random: (bytes) => randomBytes(bytes),
  digest: (text) => createHash('sha256').update(text).digest('hex'),
}
