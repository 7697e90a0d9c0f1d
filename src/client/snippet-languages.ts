/**
 * The ways a request can be copied as code, in the order in which they are offered. `grammar` is
 * the name that the highlighter knows.
 */
export const snippetLanguages = [
  { id: 'shell', label: 'curl', grammar: 'shell' },
  { id: 'javascript', label: 'JavaScript', grammar: 'javascript' },
  { id: 'client', label: 'JS client', grammar: 'javascript' },
  { id: 'php', label: 'PHP', grammar: 'php' },
  { id: 'python', label: 'Python', grammar: 'python' },
] as const

export type SnippetLanguage = (typeof snippetLanguages)[number]['id']
