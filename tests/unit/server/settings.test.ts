import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SettingsError, readSettings } from '../../../src/server/settings.ts'

describe('readSettings', () => {
  test('has a default for everything', () => {
    expect(readSettings({})).toEqual({
      port: 4321,
      host: '127.0.0.1',
      dataFolder: resolve('.data'),
      sandboxDays: 14,
      sandboxMegabytes: 64,
      maxSandboxes: 10_000,
      sandboxesPerHour: 0,
      requestsPerSecond: 100,
      logLevel: 'info',
    })
  })

  test('takes an empty variable for none', () => {
    const empty = { PORT: '', HOST: '', DOORWAY_DATA: '', LOG_LEVEL: '', DOORWAY_SANDBOX_DAYS: '' }
    expect(readSettings(empty)).toEqual(readSettings({}))
  })

  test('reads what is set', () => {
    expect(
      readSettings({
        PORT: '8080',
        HOST: '::1',
        DOORWAY_DATA: 'somewhere/else',
        DOORWAY_SANDBOX_DAYS: '3',
        DOORWAY_SANDBOX_MEGABYTES: '16',
        DOORWAY_MAX_SANDBOXES: '5',
        DOORWAY_SANDBOXES_PER_HOUR: '7',
        DOORWAY_REQUESTS_PER_SECOND: '9',
        LOG_LEVEL: 'silent',
        UNRELATED: 'x',
      }),
    ).toEqual({
      port: 8080,
      host: '::1',
      dataFolder: resolve('somewhere/else'),
      sandboxDays: 3,
      sandboxMegabytes: 16,
      maxSandboxes: 5,
      sandboxesPerHour: 7,
      requestsPerSecond: 9,
      logLevel: 'silent',
    })
  })

  test.each([
    ['127.0.0.1', 0],
    ['127.1.2.3', 0],
    ['localhost', 0],
    ['::1', 0],
    ['0.0.0.0', 60],
    ['::', 60],
    ['192.168.0.7', 60],
  ])('limits new sandboxes unless only this machine can call: %s', (host, perHour) => {
    expect(readSettings({ HOST: host }).sandboxesPerHour).toBe(perHour)
  })

  test.each([
    ['PORT', 'web', 'PORT is "web"; it must be a whole number from 0 to 65535.'],
    ['PORT', '-1', 'PORT is "-1"; it must be a whole number from 0 to 65535.'],
    ['PORT', '65536', 'PORT is "65536"; it must be a whole number from 0 to 65535.'],
    ['PORT', '80.5', 'PORT is "80.5"; it must be a whole number from 0 to 65535.'],
    ['PORT', ' ', 'PORT is " "; it must be a whole number from 0 to 65535.'],
    ['PORT', '0x50', 'PORT is "0x50"; it must be a whole number from 0 to 65535.'],
    [
      'DOORWAY_SANDBOX_DAYS',
      '0',
      'DOORWAY_SANDBOX_DAYS is "0"; it must be a whole number from 1 to 3650.',
    ],
    [
      'DOORWAY_SANDBOX_MEGABYTES',
      '1',
      'DOORWAY_SANDBOX_MEGABYTES is "1"; it must be a whole number from 8 to 100000.',
    ],
    [
      'LOG_LEVEL',
      'loud',
      'LOG_LEVEL is "loud"; it must be one of trace, debug, info, warn, error, fatal, silent.',
    ],
  ])('says what is wrong with %s=%s', (name, text, message) => {
    expect(() => readSettings({ [name]: text })).toThrow(new SettingsError(message))
  })
})
