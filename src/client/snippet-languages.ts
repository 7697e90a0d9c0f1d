/**
 * The languages a request can be copied in, in the order in which they are offered. `id` is also
 * the name that the highlighter knows.
 */
export const snippetLanguages = [
  { id: 'shell', label: 'curl' },
  { id: 'javascript', label: 'JavaScript' },
  { id: 'php', label: 'PHP' },
  { id: 'python', label: 'Python' },
] as const

export type SnippetLanguage = (typeof snippetLanguages)[number]['id']
