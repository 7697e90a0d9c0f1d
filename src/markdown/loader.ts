import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader, LoaderContext } from 'astro/loaders'
import type { ArticleKind } from './article.ts'
import { readKind } from './library.ts'

/**
 * Fills an Astro collection with the articles of one kind. Their text is rendered by the page that
 * shows it and not kept between builds, so that samples are always answered by today's PIM.
 */
export function articleLoader(kind: ArticleKind): Loader {
  return {
    name: `doorway-${kind}`,
    load: async (context) => {
      const contentDir = fileURLToPath(new URL('content', context.config.root))
      await fill(context, contentDir, kind)
      context.watcher?.on('all', (_, path) => {
        if (path.startsWith(contentDir) && /\.mdx?$/.test(path))
          void fill(context, contentDir, kind)
      })
    },
  }
}

async function fill(
  { store, parseData, generateDigest, config }: LoaderContext,
  contentDir: string,
  kind: ArticleKind,
): Promise<void> {
  store.clear()
  for (const { article, body, file } of readKind(contentDir, kind)) {
    const id = article.id
    store.set({
      id,
      data: await parseData({ id, data: article, filePath: file }),
      body,
      filePath: relative(fileURLToPath(config.root), file),
      digest: generateDigest({ article, body }),
      deferredRender: true,
    })
  }
}
