import { site } from '#site'

/** What is known of a program that a page is about. */
export interface Software {
  publisher: string
  category: string
  licence?: string | undefined
  /** The address of its source code. */
  repository?: string | undefined
}

interface Page {
  title: string
  description: string
  path: string
  kind: string
  /** Absolute address of its picture. */
  image: string
  breadcrumbs: readonly { label: string; href?: string | undefined }[]
  updated?: string | undefined
  software?: Software | undefined
}

/**
 * What search engines may know of a page, as JSON-LD (schema.org): the way to it, and the article that it is.
 * The texts are safe inside `<script>`.
 */
export function linkedData(page: Page): string[] {
  return [
    ...(page.breadcrumbs.length > 0 ? [wayTo(page)] : []),
    ...(page.kind === 'article' ? [articleOf(page)] : []),
    ...(page.software ? [softwareOf(page, page.software)] : []),
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

function softwareOf({ title, description, path }: Page, software: Software) {
  const { publisher, category, licence, repository } = software
  return {
    '@type': repository ? 'SoftwareSourceCode' : 'SoftwareApplication',
    name: title,
    description,
    mainEntityOfPage: new URL(path, site.url).href,
    publisher: { '@type': 'Organization', name: publisher },
    ...(repository
      ? { codeRepository: repository, about: category }
      : { applicationCategory: category }),
    ...(licence && { license: licence }),
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
