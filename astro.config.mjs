import { defineConfig } from 'astro/config'
import mdx from '@astrojs/mdx'
import react from '@astrojs/react'
import { markdown } from '#markdown'
import { clientDirectives } from './src/directives/index.ts'
import { createTemporaryHost, sandboxInDevelopment } from '#server'
import { site } from '#site'

// Samples in articles are answered by a PIM that lives as long as this process.
const pim = createTemporaryHost()
process.once('exit', pim.close)
const articles = markdown({ send: pim.fetch, site })

// Nothing happens when a file of the connector is imported (but for zod's setting): what a page or a worker does
// not use of it stays out, and what it uses later comes later.
const treeshake = {
  moduleSideEffects: [{ test: /\/src\/connector\/(?!zod\.ts)/, sideEffects: false }],
}

export default defineConfig({
  site: site.url,
  output: 'static',
  outDir: './dist',
  build: { format: 'file' },
  markdown: articles.config,
  integrations: [articles.integration, mdx(), react(), clientDirectives(), sandboxInDevelopment()],
  vite: {
    define: { 'process.env.DOORWAY_URL': JSON.stringify(site.url) },
    build: {
      // Small pictures stay files too: the policy below allows no data: addresses.
      assetsInlineLimit: 0,
      // Astro marks the modules of MDX pages with a directive that the bundler need not know.
      rolldownOptions: { checks: { moduleLevelDirective: false }, treeshake },
    },
    worker: { rolldownOptions: { treeshake } },
  },
  devToolbar: { enabled: false },
  server: { port: 4321, host: '127.0.0.1' },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        // A picture that an answer brought is shown from memory. Addresses of this kind can be made by
        // the page alone, and an <img> runs nothing.
        "img-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ],
    },
  },
})
