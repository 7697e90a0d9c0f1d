import { closest } from '#contract'
import type { Circumstances, Hint, Hints } from './context.ts'
import { fixAddress, isPlain } from './edit.ts'

/** Addresses at which nothing lives. */
export const notFoundHints: Hints = {
  'product-not-found': (about) => {
    const { product = '' } = about.parts
    if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(product)) {
      return inOther(about, 'products-uuid', 'This is a uuid: it belongs below `/products-uuid`.')
    }
    if (product !== product.trim()) {
      return {
        text: 'The identifier in the address has a blank at one end.',
        fix: fixAddress(
          about,
          'Take it off',
          (url) => (url.pathname = url.pathname.replaceAll('%20', '')),
        ),
      }
    }
    return {
      text: 'If it is a product model, it lives below `/product-models`.',
      fix: fixAddress(about, 'List what begins like it', (url) => {
        const value = product.slice(0, Math.max(3, Math.ceil(product.length / 2)))
        const filter = { identifier: [{ operator: 'STARTS WITH', value }] }
        url.pathname = url.pathname.replace(/\/products\/.*$/, '/products')
        url.search = new URLSearchParams({ search: JSON.stringify(filter) }).toString()
      }),
    }
  },

  'product-model-not-found': (about) => inOther(about, 'products', undefined),

  'code-not-found': (about) => {
    const { code = '' } = about.parts
    const known = knownAt(about)
    const labelled = known.find(
      ({ labels }) => isPlain(labels) && Object.values(labels).includes(code),
    )
    const meant =
      labelled?.code ??
      closest(
        code.replaceAll('-', '_'),
        known.map((one) => one.code),
      )
    if (meant === undefined) return undefined
    return {
      text: labelled ? `This is a label. The code is \`${meant}\`.` : `Did you mean \`${meant}\`?`,
      fix: fixAddress(about, `Read ${meant}`, (url) => {
        url.pathname = url.pathname.replace(`/${encodeURIComponent(code)}`, `/${meant}`)
      }),
    }
  },

  'option-not-found': (about) =>
    about.parts.option === undefined
      ? undefined
      : {
          fix: fixAddress(about, 'List the options', (url) => {
            url.pathname = url.pathname.slice(0, url.pathname.lastIndexOf('/'))
          }),
        },
}

function inOther(about: Circumstances, resource: string, text: string | undefined): Hint {
  return {
    text,
    fix: fixAddress(about, `Look below /${resource}`, (url) => {
      url.pathname = url.pathname.replace(
        /\/(products|products-uuid|product-models)\//,
        `/${resource}/`,
      )
    }),
  }
}

function knownAt({
  url,
  facts: { structure },
}: Circumstances): { code: string; labels?: unknown }[] {
  if (!structure) return []
  const locales = structure.channels.flatMap((channel) => channel.locales ?? [])
  const known: Record<string, readonly { code: string; labels?: unknown }[]> = {
    attributes: structure.attributes,
    families: structure.families,
    channels: structure.channels,
    categories: structure.categories,
    locales: locales.map((code) => ({ code })),
  }
  const resource = url.pathname.split('/').find((part) => Object.hasOwn(known, part))
  return resource === undefined ? [] : [...(known[resource] ?? [])]
}
