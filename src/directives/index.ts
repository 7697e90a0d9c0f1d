import type { AstroIntegration } from 'astro'

declare module 'astro' {
  interface AstroClientDirectives {
    'client:touched'?: boolean
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
