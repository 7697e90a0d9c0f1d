/**
 * Brings the snippet writer, which few visitors need at once: `const { writeSnippet } = await
 * loadSnippets()`.
 */
export function loadSnippets(): Promise<typeof import('./snippets.ts')> {
  return import('./snippets.ts')
}
