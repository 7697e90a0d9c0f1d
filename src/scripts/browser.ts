import { spawnSync } from 'node:child_process'
import { findChromium } from './chromium.ts'

// Finds a Chromium for the tests, or installs one: first Playwright's own way, then Debian's package,
// because the download behind the first is closed on many build machines.
if (!findChromium()) {
  console.log('Installing a browser for the tests …')
  const attempts = [
    ['npx', 'playwright', 'install', '--with-deps', 'chromium'],
    ['sh', '-c', 'apt-get update -qq && apt-get install -y -qq chromium'],
  ]
  for (const [command, ...args] of attempts) {
    spawnSync(command!, args, { stdio: 'inherit', timeout: 10 * 60_000 })
    if (findChromium()) break
  }
  if (!findChromium()) {
    console.error(
      'No Chromium could be installed. Install one (Debian: apt-get install chromium) or name it in CHROMIUM_PATH.',
    )
    process.exit(1)
  }
}
