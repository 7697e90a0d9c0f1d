import { defineCollection } from 'astro:content'
import { file } from 'astro/loaders'
import {
  articleLoader,
  articleSchemas,
  parseNavigation,
  seriesSchema,
  themeSchema,
} from '#markdown'

/** The pages of `content/`, one collection a kind, and the tables that put them in order. */
export const collections = {
  help: defineCollection({ loader: articleLoader('help'), schema: articleSchemas.help }),
  tutorial: defineCollection({
    loader: articleLoader('tutorial'),
    schema: articleSchemas.tutorial,
  }),
  documentation: defineCollection({
    loader: articleLoader('documentation'),
    schema: articleSchemas.documentation,
  }),
  guide: defineCollection({ loader: articleLoader('guide'), schema: articleSchemas.guide }),
  theme: defineCollection({ loader: file('content/themes.yaml'), schema: themeSchema }),
  series: defineCollection({
    loader: file('content/navigation.yaml', { parser: parseNavigation }),
    schema: seriesSchema,
  }),
}
