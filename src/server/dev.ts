import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { AstroIntegration } from 'astro'
import type { NodeHost } from './node/host.ts'
import { createQualityAnswer, qualityFolder } from './node/quality.ts'
import { readSettings } from './settings.ts'

const hostModule = fileURLToPath(new URL('node/host.ts', import.meta.url))
/** What a running sandbox is made of. */
const ingredients = /[\\/](src[\\/](sandbox|server|catalog|contract)|content[\\/]catalog)[\\/]/

/**
 * `npm run dev`: the sandbox behind the port of Astro's own server. When a file of the sandbox or of
 * its catalogue changes, the next request meets the new one; the sandboxes themselves stay.
 */
export function sandboxInDevelopment(): AstroIntegration {
  return {
    name: 'doorway:sandbox',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        let host: Promise<NodeHost> | undefined
        const open = async () => {
          const { createNodeHost } = (await server.ssrLoadModule(
            hostModule,
          )) as typeof import('./node/host.ts')
          return createNodeHost({
            ...readSettings(process.env),
            report: (error) => logger.error(String(error)),
          })
        }
        const close = () => {
          void host?.then((opened) => opened.close())
          host = undefined
        }
        const answer = getRequestListener(
          async (request) => (await (host ??= open())).fetch(request),
          {
            overrideGlobalObjects: false,
          },
        )
        const quality = getRequestListener(
          createQualityAnswer(qualityFolder(readSettings(process.env))),
          { overrideGlobalObjects: false },
        )
        server.watcher.on('change', (path) => {
          if (ingredients.test(path)) close()
        })
        server.httpServer?.once('close', close)
        server.middlewares.use((incoming, outgoing, next) => {
          if (/^\/(api|sandbox\/v1)\//.test(incoming.url ?? '')) void answer(incoming, outgoing)
          else if (incoming.url === '/quality.json') void quality(incoming, outgoing)
          else next()
        })
      },
    },
  }
}
