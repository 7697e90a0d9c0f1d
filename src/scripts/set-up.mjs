// Makes a fresh clone ready: dependencies, the pinned Node, what is generated from the contract and,
// with --browser, a Chromium for the tests. Runs before every script of package.json on whatever Node
// started npm, so it uses nothing but built-ins; when all is there it takes a few milliseconds. What it says
// goes to stderr: stdout belongs to the script that follows, which may write a file there.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
process.chdir(root)

installDependencies()
run('node_modules/.bin/node', ['src/scripts/contract.ts'])
if (process.argv.includes('--browser')) run('node_modules/.bin/node', ['src/scripts/browser.ts'])

function installDependencies() {
  const stamp = 'node_modules/.doorway-lock'
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  const installed = existsSync(stamp) && readFileSync(stamp, 'utf8')
  if (installed === lock && existsSync('node_modules/.bin/node')) return
  console.error('Installing dependencies …')
  // Not `npm ci`: it refuses a registry that lacks the builds for other platforms than this one.
  run('npm', [
    'install',
    '--no-save',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  writeFileSync(stamp, lock)
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    stdio: ['inherit', process.stderr.fd, 'inherit'],
    env: environment(),
  })
  if (status === 0) return
  console.error(`Set-up stopped: "${[command, ...args].join(' ')}" failed. ${error?.message ?? ''}`)
  process.exit(status ?? 1)
}

/** Astro must not ask or report anything to the outside. */
function environment() {
  return { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' }
}
