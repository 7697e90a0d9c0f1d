import { fileURLToPath } from 'node:url'
import type { Loader, LoaderContext } from 'astro/loaders'
import { connectorFolder, readConnectors } from './read.ts'

/** Fills an Astro collection with the connectors; a file with a mistake is left out and listed by the check. */
export function connectorLoader(): Loader {
  return {
    name: 'doorway-connectors',
    load: async (context) => {
      const contentDir = fileURLToPath(new URL('content', context.config.root))
      await fill(context, contentDir)
      context.watcher?.on('all', (_, path) => {
        if (path.startsWith(`${contentDir}/${connectorFolder}`)) void fill(context, contentDir)
      })
    },
  }
}

async function fill(context: LoaderContext, contentDir: string): Promise<void> {
  const { store, parseData, generateDigest } = context
  store.clear()
  for (const connector of readConnectors(contentDir).connectors) {
    const { id } = connector
    const data = await parseData({ id, data: connector })
    store.set({ id, data, digest: generateDigest(data) })
  }
}
