import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'

// The lines that README and tutorial print are run as they stand, but for the address.

const terminals = [
  { name: 'README', file: 'README.md', fence: 'sh', after: '## The same from a terminal' },
  {
    name: 'the tutorial',
    file: 'content/getting-started/your-first-request/step-3.mdx',
    fence: 'bash',
    after: '# The same from your terminal',
  },
]

for (const { name, file, fence, after } of terminals) {
  test(`the curl lines of ${name} make a connection, read a product and rename it`, ({
    baseURL,
  }) => {
    const lines = fencesOf(file, fence, after).replaceAll('http://localhost:4321', baseURL ?? '')
    const output = execFileSync('bash', ['-euo', 'pipefail', '-c', lines], { encoding: 'utf8' })
    expect(output).toContain('"identifier":"halo_desk_lamp"')
    expect(output).toContain('204 No Content')
  })
}

test('the lines of the front page run as they are copied from there', async ({ page }) => {
  await page.goto('/')
  const copied = async (language: string) => {
    await page.getByRole('tab', { name: language }).last().click()
    return page.getByRole('tabpanel', { name: language }).locator('pre').innerText()
  }
  const curl = execFileSync('bash', ['-euo', 'pipefail', '-c', await copied('curl')])
  const program = ['--input-type=module', '-e', await copied('JavaScript')]
  const javascript = execFileSync(process.execPath, program)
  for (const output of [curl, javascript]) {
    expect(JSON.parse(output.toString())._embedded.items).toHaveLength(3)
  }
})

function fencesOf(file: string, language: string, after: string): string {
  const text = readFileSync(file, 'utf8')
  const section = text.slice(text.indexOf(after))
  const fences = [...section.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))]
  return fences.map(([, code]) => code).join('\n')
}
