import { describe, expect, test } from 'vitest'
import {
  createClientId,
  createPassword,
  createSandboxId,
  createSandboxKey,
  createSecret,
  createToken,
  isSameText,
  sandboxIdOf,
} from '../../../../src/sandbox/auth/secrets.ts'
import type { Secrets } from '../../../../src/sandbox/ports.ts'
import { nodeSecrets } from '../../../../src/server/node/secrets.ts'

/** Bytes that count up, so that one can see what becomes of each. */
function counting(): Secrets {
  let next = 0
  return { ...nodeSecrets, random: (bytes) => Uint8Array.from({ length: bytes }, () => next++) }
}

describe('credentials', () => {
  const id = createSandboxId(nodeSecrets)

  test('have the form of the PIM’s', () => {
    expect(id).toMatch(/^[a-z0-9]{16}$/)
    expect(createClientId(nodeSecrets, id, 7)).toMatch(/^7_[a-z0-9]{50}$/)
    expect(createSecret(nodeSecrets)).toMatch(/^[a-z0-9]{50}$/)
    expect(createPassword(nodeSecrets)).toMatch(/^[a-z0-9]{32}$/)
    expect(createToken(nodeSecrets, id)).toMatch(/^[\w-]{86}$/)
  })

  test('name their sandbox', () => {
    for (const credential of [
      createClientId(nodeSecrets, id, 7),
      createClientId(nodeSecrets, id, 123),
      createToken(nodeSecrets, id),
      createSandboxKey(nodeSecrets, id),
    ]) {
      expect(sandboxIdOf(credential)).toBe(id)
    }
  })

  test.each([
    '',
    'abc',
    'ABCDEFGHIJKLMNOPQ',
    '../../../etc/passwd',
    'sandbox_',
    '7_',
    '1_../../../../x',
  ])('of somebody else name none: "%s"', (credential) => {
    expect(sandboxIdOf(credential)).toBeUndefined()
  })

  test('use each letter equally often', () => {
    const secrets = counting()
    const letters = Array.from({ length: 100 }, () => createSecret(secrets)).join('')
    const counts = new Map<string, number>()
    for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1)
    expect(counts.size).toBe(36)
    const times = [...counts.values()]
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(20)
  })
})

describe('isSameText', () => {
  test.each([
    ['abc', 'abc', true],
    ['', '', true],
    ['abc', 'abd', false],
    ['abc', 'ab', false],
    ['é', 'e', false],
  ])('of "%s" and "%s" is %s', (a, b, same) => {
    expect(isSameText(a, b)).toBe(same)
  })
})
