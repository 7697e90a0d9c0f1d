import { site } from '#site'

interface Page {
  title: string
  description: string
  path: string
  kind: string
  /** Absolute address of its picture. */
  image: string
  breadcrumbs: readonly { label: string; href?: string | undefined }[]
  updated?: string | undefined
}

/**
 * What search engines may know of a page, as JSON-LD (schema.org): the way to it, and the article that it is.
 * The texts are safe inside `<script>`.
 */
export function linkedData(page: Page): string[] {
  return [
    ...(page.breadcrumbs.length > 0 ? [wayTo(page)] : []),
    ...(page.kind === 'article' ? [articleOf(page)] : []),
  ].map((data) =>
    JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll(
      '<',
      String.raw`\u003c`,
    ),
  )
}

function wayTo({ breadcrumbs, title, path }: Page) {
  const crumbs = [...breadcrumbs.filter(({ href }) => href), { label: title, href: path }]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ label, href = path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: new URL(href, site.url).href,
    })),
  }
}

function articleOf({ title, description, path, image, updated }: Page) {
  return {
    '@type': 'TechArticle',
    headline: title,
    description,
    image,
    url: new URL(path, site.url).href,
    inLanguage: 'en',
    ...(updated && { dateModified: updated }),
    publisher: { '@type': 'Organization', name: site.name },
  }
}
