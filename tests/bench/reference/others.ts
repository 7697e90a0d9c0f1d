import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compressFiles } from '../../../src/scripts/build.ts'

/** What others make of a contract, as their own manuals say to use it. */
export interface OtherReference {
  name: string
  /** Its script and style, below `node_modules`. */
  files: string[]
  head?: string
  body: string
  /** The fragment of a link to the first operation. */
  link: string
  /** What appears there. */
  operation: string
  /** The element that keeps it in its shadow, if one does. */
  host?: string
}

export const others: OtherReference[] = [
  {
    name: 'Swagger UI',
    files: ['swagger-ui-dist/swagger-ui-bundle.js', 'swagger-ui-dist/swagger-ui.css'],
    head: '<link rel="stylesheet" href="swagger-ui.css">',
    body: '<div id="ui"></div><script src="swagger-ui-bundle.js"></script><script>SwaggerUIBundle({ url: "/openapi.json", dom_id: "#ui", deepLinking: true })</script>',
    link: '#/Authentication/post_token',
    operation: '.opblock.is-open',
  },
  {
    name: 'Redoc',
    files: ['redoc/bundles/redoc.standalone.js'],
    body: '<redoc spec-url="/openapi.json"></redoc><script src="redoc.standalone.js"></script>',
    link: '#tag/Authentication/operation/post_token',
    operation: '[id$="operation/post_token"] h2',
  },
  {
    name: 'Scalar',
    files: ['@scalar/api-reference/dist/browser/standalone.js'],
    body: '<div id="ui"></div><script src="standalone.js"></script><script>Scalar.createApiReference("#ui", { url: "/openapi.json", withDefaultFonts: false, telemetry: false })</script>',
    link: '#tag/authentication/POST/api/oauth/v1/token',
    operation: '[id$="POST/api/oauth/v1/token"] h3',
  },
  {
    name: 'RapiDoc',
    files: ['rapidoc/dist/rapidoc-min.js'],
    head: '<script type="module" src="rapidoc-min.js"></script>',
    body: '<rapi-doc spec-url="/openapi.json" load-fonts="false"></rapi-doc>',
    link: '#post-/api/oauth/v1/token',
    operation: '.expanded-endpoint-body h2',
    host: 'rapi-doc',
  },
]

export interface Served {
  /** Where one of them shows the contract. */
  addressOf(reference: OtherReference): string
  stop(): void
}

/** Serves all of them on loopback, with the same contract, and compressed as this site is. */
export async function serveOthers(contract: string): Promise<Served> {
  install()
  const folder = mkdtempSync(join(tmpdir(), 'doorway-references-'))
  writeFileSync(join(folder, 'openapi.json'), contract)
  for (const other of others) layOut(other, folder)
  await compressFiles(folder)
  const site = new Hono().use(serveStatic({ root: folder, precompressed: true }))
  const server = serve({ fetch: site.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    addressOf: (other) => `http://127.0.0.1:${port}/${slugOf(other)}/index.html${other.link}`,
    stop() {
      server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const packages = fileURLToPath(new URL('.', import.meta.url))

/** They are big and nobody but this bench needs them, so that they are no packages of this project. */
function install(): void {
  if (existsSync(join(packages, 'node_modules/.package-lock.json'))) return
  const { status } = spawnSync('npm', ['ci', '--loglevel=error'], {
    cwd: packages,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error(`npm ci failed in ${packages}; is a package registry at hand?`)
}

function layOut(other: OtherReference, folder: string): void {
  const place = join(folder, slugOf(other))
  mkdirSync(place)
  for (const file of other.files) {
    copyFileSync(join(packages, 'node_modules', file), join(place, file.split('/').at(-1) ?? file))
  }
  writeFileSync(join(place, 'index.html'), pageOf(other))
}

function pageOf({ name, head = '', body }: OtherReference): string {
  const meta = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
  return `<!doctype html><html lang="en"><head>${meta}<title>${name}</title>${head}</head><body>${body}</body></html>`
}

function slugOf({ name }: OtherReference): string {
  return name.toLowerCase().replaceAll(' ', '-')
}
