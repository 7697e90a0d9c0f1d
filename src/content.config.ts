import { defineCollection } from 'astro:content'
import { file } from 'astro/loaders'
import { parse } from 'yaml'
import { articleLoader, articleSchemas, seriesSchema, themeSchema } from '#markdown'

/** The pages of `content/`, one collection a kind, and the tables that put them in order. */
export const collections = {
  help: defineCollection({ loader: articleLoader('help'), schema: articleSchemas.help }),
  tutorial: defineCollection({
    loader: articleLoader('tutorial'),
    schema: articleSchemas.tutorial,
  }),
  theme: defineCollection({ loader: file('content/themes.yaml'), schema: themeSchema }),
  series: defineCollection({
    loader: file('content/navigation.yaml', { parser: (text) => parse(text).tutorials }),
    schema: seriesSchema,
  }),
}
