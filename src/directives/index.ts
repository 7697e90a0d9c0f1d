import type { AstroIntegration } from 'astro'
import type { Own } from './touched.ts'

declare module 'astro' {
  interface AstroClientDirectives {
    'client:touched'?: boolean | Own
  }
}

/** Ways to wake islands beside Astro's own. */
export function clientDirectives(): AstroIntegration {
  return {
    name: 'doorway-directives',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) => {
        addClientDirective({ name: 'touched', entrypoint: './src/directives/touched.ts' })
      },
    },
  }
}
