import { relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Loader, LoaderContext } from 'astro/loaders'
import type { ArticleKind } from './article.ts'
import { readKind } from './library.ts'
import type { ReadArticle } from './read-article.ts'

/**
 * Fills an Astro collection with the articles of one kind. In a build, Markdown comes with its HTML, so
 * that the bundler has no module to make of it; MDX, and everything in development, is rendered by the
 * page that shows it. Nothing is kept between builds: samples are always answered by today's PIM.
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

async function fill(context: LoaderContext, contentDir: string, kind: ArticleKind): Promise<void> {
  const { store, parseData, generateDigest, config } = context
  store.clear()
  for (const read of readKind(contentDir, kind)) {
    const { article, body, file } = read
    const id = article.id
    store.set({
      id,
      data: await parseData({ id, data: article, filePath: file }),
      body,
      filePath: relative(fileURLToPath(config.root), file),
      digest: generateDigest({ article, body }),
      ...(file.endsWith('.mdx') || context.watcher
        ? { deferredRender: true }
        : await renderedText(read, config)),
    })
  }
}

/** The HTML that the check of all content has made already, and the pictures that it shows. */
async function renderedText(
  { file, body, article, titled }: ReadArticle,
  { markdown }: LoaderContext['config'],
) {
  const renderer = await markdown.processor.createRenderer({ syntaxHighlight: false })
  const frontmatter = titled ? { title: article.title } : {}
  const { code, metadata } = await renderer.render(body, {
    fileURL: pathToFileURL(file),
    frontmatter,
  })
  const { headings, localImagePaths: imagePaths } = metadata
  return {
    rendered: { html: code, metadata: { headings, imagePaths } },
    assetImports: imagePaths,
  }
}
