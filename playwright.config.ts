import { defineConfig, devices } from '@playwright/test'
import { chromiumArguments, findChromium } from './src/scripts/chromium.ts'

/** Another one lets two checkouts be tested side by side. */
const port = Number(process.env.DOORWAY_TEST_PORT ?? 4399)
const executablePath = findChromium()

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // A busy machine is slow, which is no fault of what is tested.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: { args: chromiumArguments, ...(executablePath && { executablePath }) },
  },
  projects: [{ name: 'chromium', use: devices['Desktop Chrome'] }],
  webServer: {
    command: 'node src/scripts/start.ts',
    url: `http://127.0.0.1:${port}/healthz`,
    env: { PORT: String(port), DOORWAY_DATA: '.data/e2e', LOG_LEVEL: 'warn' },
    timeout: 900_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
})
