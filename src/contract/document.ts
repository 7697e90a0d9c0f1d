import type { OpenAPI3 } from 'openapi-typescript'
import generated from './document.gen.json' with { type: 'json' }

/**
 * The whole contract as OpenAPI 3.1, for pages and tests. It is large, so the front door leaves it out:
 * what runs in a browser has no use for it.
 */
export const document = generated as unknown as OpenAPI3
