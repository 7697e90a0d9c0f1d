import type { Secrets } from '../ports.ts'

/** Length of a sandbox's id: the prefix that tells a host which database a credential belongs to. */
export const sandboxIdLength = 16

const lowerCase = 'abcdefghijklmnopqrstuvwxyz0123456789'
const urlSafe = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export function createSandboxId(secrets: Secrets): string {
  return randomText(secrets, sandboxIdLength, lowerCase)
}

/** `<number>_` and 50 lower-case letters and digits, 34 of them random (175 bits). */
export function createClientId(secrets: Secrets, sandboxId: string, number: number): string {
  return `${number}_${sandboxId}${randomText(secrets, 34, lowerCase)}`
}

/** 50 lower-case letters and digits: 258 random bits. */
export function createSecret(secrets: Secrets): string {
  return randomText(secrets, 50, lowerCase)
}

/** 32 lower-case letters and digits: 165 random bits, short enough for a token request's 300 bytes. */
export function createPassword(secrets: Secrets): string {
  return randomText(secrets, 32, lowerCase)
}

/** 86 characters, as long as the PIM's own: the sandbox's id and 420 random bits. */
export function createToken(secrets: Secrets, sandboxId: string): string {
  return sandboxId + randomText(secrets, 70, urlSafe)
}

/** The key to the sandbox itself, told apart from tokens at a glance. */
export function createSandboxKey(secrets: Secrets, sandboxId: string): string {
  return `sandbox_${sandboxId}${randomText(secrets, 40, lowerCase)}`
}

/**
 * The sandbox that a credential names in clear: a sandbox key, a token or a client id. Whether the rest
 * of it is right, only that sandbox's database knows.
 */
export function sandboxIdOf(credential: string): string | undefined {
  return /^(?:sandbox_|\d{1,15}_)?([a-z0-9]{16})/.exec(credential)?.[1]
}

/** Compares in a time that does not depend on where two texts of equal length differ. */
export function isSameText(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let index = 0; index < a.length; index++) {
    difference |= a.charCodeAt(index) ^ b.charCodeAt(index)
  }
  return difference === 0
}

/** Draws letters evenly: bytes beyond the last whole multiple of the alphabet's size are drawn again. */
function randomText(secrets: Secrets, length: number, alphabet: string): string {
  const usable = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length) {
    for (const byte of secrets.random(length)) {
      if (byte < usable && text.length < length) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}
