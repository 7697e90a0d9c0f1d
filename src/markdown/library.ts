import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { didYouMean } from '#contract'
import { articleFolders, articleName } from './article.ts'
import type { ArticleKind } from './article.ts'
import type { Problem } from './problems.ts'
import { readArticle } from './read-article.ts'
import type { ReadArticle } from './read-article.ts'
import { readThemes } from './tables.ts'
import type { Theme } from './tables.ts'

/** All pages of `content/`, and what is wrong in their front matter. */
export interface Library {
  articles: ReadArticle[]
  themes: Theme[]
  problems: Problem[]
}

/** Reads every article's front matter and compares them with each other. */
export function readLibrary(contentDir: string): Library {
  const kinds = Object.keys(articleFolders) as ArticleKind[]
  const articles = kinds.flatMap((kind) => readKind(contentDir, kind))
  const themes = readThemes(contentDir)
  return {
    articles,
    themes: themes.themes,
    problems: [
      ...themes.problems,
      ...articles.flatMap(({ problems }) => problems),
      ...duplicates(articles),
      ...unknownThemes(
        articles,
        themes.themes.map(({ id }) => id),
      ),
      ...unknownRelated(articles),
    ],
  }
}

/** The articles of one kind. */
export function readKind(contentDir: string, kind: ArticleKind): ReadArticle[] {
  const folder = join(contentDir, articleFolders[kind])
  if (!existsSync(folder)) return []
  return globSync('**/*.{md,mdx}', { cwd: folder })
    .toSorted()
    .map((path) => join(folder, path))
    .map((file) => readOnce(readFileSync(file, 'utf8'), file, contentDir, kind))
}

const remembered = new Map<string, { source: string; read: ReadArticle }>()

/** Articles are read for Astro's collections and again for each check; few of them have changed by then. */
function readOnce(
  source: string,
  file: string,
  contentDir: string,
  kind: ArticleKind,
): ReadArticle {
  const known = remembered.get(file)
  if (known?.source === source) return known.read
  const read = readArticle(source, file, contentDir, kind)
  remembered.set(file, { source, read })
  return read
}

function duplicates(articles: readonly ReadArticle[]): Problem[] {
  const first = new Map<string, string>()
  return articles.flatMap(({ article, file, lines }) => {
    const other = first.get(article.address)
    first.set(article.address, other ?? file)
    if (other === undefined) return []
    return [
      { file, line: lines.get('id') ?? 1, message: `the id "${article.id}" is taken by ${other}` },
    ]
  })
}

function unknownThemes(articles: readonly ReadArticle[], known: readonly string[]): Problem[] {
  return articles.flatMap(({ article, file, lines }) =>
    article.kind === 'help'
      ? article.themes
          .filter((theme) => !known.includes(theme))
          .map((theme) => ({
            file,
            line: lines.get('themes') ?? 1,
            message: `unknown theme "${theme}"`,
            hint: `${didYouMean(theme, known) ?? ''} Known: ${known.join(', ')} (content/themes.yaml).`.trim(),
          }))
      : [],
  )
}

function unknownRelated(articles: readonly ReadArticle[]): Problem[] {
  const known = new Set(articles.map(({ article }) => articleName(article)))
  return articles.flatMap(({ article, file, lines }) =>
    article.related
      .filter((id) => !known.has(id))
      .map((id) => ({
        file,
        line: lines.get('related') ?? 1,
        message: `no article "${id}" to be related to`,
        hint:
          didYouMean(id, known) ??
          'Name the id of a help article, or a page such as documentation/filters.',
      })),
  )
}
