import { globSync } from 'node:fs'
import { join } from 'node:path'
import { ContentError, markdown, throwProblems } from '#markdown'
import { createTemporaryHost } from '#server'
import { site } from '#site'
import { root } from './steps.ts'

/**
 * Checks all articles without building the site: links, anchors, front matter, and every sample,
 * answered by a PIM of its own. Ends in an error when something is to be mended.
 */
const pim = createTemporaryHost()
try {
  throwProblems(await markdown({ send: pim.fetch, site }).check(pages()))
  console.log('All articles are well.')
} catch (error) {
  if (!(error instanceof ContentError)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  pim.close()
}

/** The addresses of `src/pages` without parameters, as the build gives them. */
function pages(): string[] {
  return globSync('**/*.astro', { cwd: join(root, 'src/pages') })
    .filter((path) => !/[[_]/.test(path))
    .flatMap((path) =>
      path === 'index.astro' ? ['/', '/index.html'] : [`/${path.replace(/\.astro$/, '.html')}`],
    )
}
