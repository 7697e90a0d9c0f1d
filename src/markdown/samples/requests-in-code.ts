/** What a piece of code has in it when it speaks to the API, by the word after its fence. */
const signs: Readonly<Record<string, RegExp>> = {
  http: /^\s*(?:GET|POST|PATCH|PUT|DELETE|HEAD|OPTIONS)\s/,
  bash: /\bcurl\s/,
  sh: /\bcurl\s/,
  shell: /\bcurl\s/,
  curl: /\bcurl\s/,
  js: /\bfetch\(|\bcreateClient\(|\bcall\(/,
  javascript: /\bfetch\(|\bcreateClient\(|\bcall\(/,
  ts: /\bfetch\(|\bcreateClient\(|\bcall\(/,
  typescript: /\bfetch\(|\bcreateClient\(|\bcall\(/,
  php: /\bcurl_init\(|\\ApiClient\\|->get\w+Api\(/,
  python: /\brequests\./,
}

/** Whether a fence is a request, or a program that sends some. */
export function isRequest({ language, value }: { language: string; value: string }): boolean {
  const sign = Object.hasOwn(signs, language) ? signs[language] : undefined
  return sign?.test(value) ?? false
}
