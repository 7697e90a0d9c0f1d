import { defineCollection } from 'astro:content'
import { file } from 'astro/loaders'
import {
  articleLoader,
  articleSchemas,
  connectorLoader,
  listExceptions,
  orderedThemeSchema,
  parseNavigation,
  parseThemes,
  sampleExceptionSchema,
  seriesSchema,
} from '#markdown'
import { connectorEntrySchema } from './marketplace/connector.ts'

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
  connector: defineCollection({ loader: connectorLoader(), schema: connectorEntrySchema }),
  theme: defineCollection({
    loader: file('content/themes.yaml', { parser: parseThemes }),
    schema: orderedThemeSchema,
  }),
  series: defineCollection({
    loader: file('content/navigation.yaml', { parser: parseNavigation }),
    schema: seriesSchema,
  }),
  sampleException: defineCollection({
    loader: file('content/samples.yaml', { parser: listExceptions }),
    schema: sampleExceptionSchema,
  }),
}
