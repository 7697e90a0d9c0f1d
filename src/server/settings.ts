import { resolve } from 'node:path'
import { limits } from '#contract'

/** What an operator may set, checked. No other file reads the environment. */
export interface Settings {
  /** @default 4321 */
  port: number
  /** @default '127.0.0.1' */
  host: string
  /** Folder of the sandboxes. @default '.data' */
  dataFolder: string
  /** Days without a request after which a sandbox is removed. @default 14 */
  sandboxDays: number
  /** Size of a sandbox in megabytes. @default 64 */
  sandboxMegabytes: number
  /** Sandboxes on this server. @default 10000 */
  maxSandboxes: number
  /** New sandboxes an hour from one address; 0 for no limit. @default 0 on loopback, else 60 */
  sandboxesPerHour: number
  /** Requests a second that one sandbox answers, as a hosted PIM does; 0 for no limit. @default 100 */
  requestsPerSecond: number
  /** @default 'info' */
  logLevel: (typeof logLevels)[number]
}

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

export class SettingsError extends Error {
  override name = 'SettingsError'
}

/** Reads settings from an environment; one that makes no sense is named, with what it may be. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const host = environment.HOST || '127.0.0.1'
  const number = (name: string, byDefault: number, minimum: number, maximum: number) =>
    readNumber(name, environment[name], byDefault, minimum, maximum)
  return {
    port: number('PORT', 4321, 0, 65_535),
    host,
    dataFolder: resolve(environment.DOORWAY_DATA || '.data'),
    sandboxDays: number('DOORWAY_SANDBOX_DAYS', 14, 1, 3650),
    sandboxMegabytes: number('DOORWAY_SANDBOX_MEGABYTES', 64, 8, 100_000),
    maxSandboxes: number('DOORWAY_MAX_SANDBOXES', 10_000, 1, 10_000_000),
    sandboxesPerHour: number('DOORWAY_SANDBOXES_PER_HOUR', isLoopback(host) ? 0 : 60, 0, 1_000_000),
    requestsPerSecond: number(
      'DOORWAY_REQUESTS_PER_SECOND',
      limits.requestsPerSecond,
      0,
      1_000_000,
    ),
    logLevel: readLogLevel(environment.LOG_LEVEL),
  }
}

function readNumber(
  name: string,
  text: string | undefined,
  byDefault: number,
  minimum: number,
  maximum: number,
): number {
  if (text === undefined || text === '') return byDefault
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= minimum && value <= maximum) return value
  throw new SettingsError(
    `${name} is "${text}"; it must be a whole number from ${minimum} to ${maximum}.`,
  )
}

function readLogLevel(text: string | undefined): Settings['logLevel'] {
  const level = logLevels.find((known) => known === (text || 'info'))
  if (level) return level
  throw new SettingsError(`LOG_LEVEL is "${text}"; it must be one of ${logLevels.join(', ')}.`)
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
