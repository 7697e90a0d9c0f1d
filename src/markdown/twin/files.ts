import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Workspace } from '../workspace.ts'
import { connectorTwins } from './connectors.ts'
import { llmsFull, llmsIndex } from './llms.ts'
import type { Site } from './llms.ts'
import { twinAddress, twinPage } from './pages.ts'

/** The files beside the pages that say the same in Markdown: address to text. */
export async function twinFiles(
  workspace: Workspace,
  site: Site,
  /** The built page at an address, if there is one. */
  builtPage: (address: string) => string | undefined = () => undefined,
): Promise<Map<string, string>> {
  const { texts } = await workspace.check()
  const twins = new Map(
    texts.map(({ article, text: body }) => [
      article.address,
      twinPage({ article, body, baseUrl: site.url, html: builtPage(article.address) }),
    ]),
  )
  const content = { site, articles: texts.map(({ article }) => article), ...workspace.tables() }
  const connectors = connectorTwins(content.connectors, site)
  return new Map([
    ...connectors,
    ...[...twins].map(([address, text]): [string, string] => [twinAddress(address), text]),
    ['/llms.txt', llmsIndex(content)],
    [
      '/llms-full.txt',
      [llmsFull(content, ({ address }) => twins.get(address) ?? ''), ...connectors.values()].join(
        '\n\n',
      ),
    ],
  ])
}

/** Writes them into the built site, of which they take the words of the pictures. */
export async function writeTwins(workspace: Workspace, site: Site, folder: string): Promise<void> {
  const files = await twinFiles(workspace, site, (address) => {
    const path = join(folder, address)
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined
  })
  for (const [address, text] of files) {
    const path = join(folder, address)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
}
