/** An article of the corpus: the path below `content/help`, and its text. */
export interface CorpusArticle {
  path: string
  text: string
}

/**
 * Help articles of the usual kind: sections, lists, a table, code, call-outs, links to each other. Every
 * tenth is MDX; every twentieth sends a request. The same number gives the same articles.
 */
export function createCorpus(count: number): CorpusArticle[] {
  return Array.from({ length: count }, (_, index) => {
    const name = nameOf(index)
    const isMdx = index % 10 === 0
    return { path: `${name}.${isMdx ? 'mdx' : 'md'}`, text: articleText(index, count) }
  })
}

function nameOf(index: number): string {
  return `corpus-article-${index}`
}

function articleText(index: number, count: number): string {
  const random = createRandom(index + 1)
  const near = (step: number) => nameOf((index + step) % count)
  const sections = Array.from({ length: 4 + (index % 3) }, (_, number) =>
    section(number, random, near),
  )
  return [
    '---',
    `id: ${nameOf(index)}`,
    `themes: ${['connectivity', 'products', 'import-export-data', 'api', 'troubleshooting'][index % 5]}`,
    `title: How to **${word(random)}** the ${word(random)} ${index}`,
    `related: ${near(1)}, ${near(7)}`,
    '---',
    '',
    ...sections,
    ...(index % 20 === 0 ? [sample] : []),
  ].join('\n')
}

function section(number: number, random: () => number, near: (step: number) => string): string {
  const link = `Read about [the ${word(random)}](${near(number + 2)}.html) next.`
  return [
    `# ${capital(word(random))} the ${word(random)} of part ${number + 1}`,
    '',
    `${sentences(random, 4)} ${link}`,
    '',
    sentences(random, 3),
    '',
    extras[number % extras.length]?.(random) ?? '',
    '',
    `## ${capital(word(random))} it ${number + 1}`,
    '',
    sentences(random, 5),
    '',
  ].join('\n')
}

const extras: ((random: () => number) => string)[] = [
  (random) =>
    ['```json', `{ "code": "${word(random)}", "enabled": true, "stock": 3 }`, '```'].join('\n'),
  (random) => ['::: tips', sentences(random, 2), ':::'].join('\n'),
  (random) =>
    [
      '| field | what it says |',
      '|---|---|',
      ...Array.from({ length: 5 }, () => `| \`${word(random)}\` | ${sentences(random, 1)} |`),
    ].join('\n'),
  (random) =>
    [
      '```bash In your terminal',
      `curl "$PIM_URL/api/rest/v1/products?search=${word(random)}" \\`,
      '  -H "Authorization: Bearer $TOKEN" # one page',
      '```',
    ].join('\n'),
  (random) => [1, 2, 3].map((step) => `${step}. ${sentences(random, 1)}`).join('\n'),
]

const sample = [
  '# Try it',
  '',
  '```http run title="One lamp"',
  'GET /api/rest/v1/products/halo_desk_lamp',
  '```',
  '',
].join('\n')

const words =
  'lamp tent bottle shelf mug product family attribute category channel locale connection token value option group media file batch page filter label code update answer request error limit'.split(
    ' ',
  )

function word(random: () => number): string {
  return words[Math.floor(random() * words.length)] ?? 'lamp'
}

function sentences(random: () => number, count: number): string {
  return Array.from({ length: count }, () => {
    const length = 8 + Math.floor(random() * 10)
    return `${capital(Array.from({ length }, () => word(random)).join(' '))}.`
  }).join(' ')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A linear congruential generator: figures are compared between runs, so articles must not differ. */
function createRandom(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
