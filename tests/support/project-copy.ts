import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const parts = ['src', 'content', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json']

/** A copy of this project with the same packages, but none of what a build keeps beside them. */
export function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'doorway-copy-'))
  for (const part of parts) cpSync(join(root, part), join(copy, part), { recursive: true })
  mkdirSync(join(copy, 'node_modules'))
  for (const name of readdirSync(join(root, 'node_modules'))) {
    const isCache = name.startsWith('.') && name !== '.bin'
    if (!isCache) symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name))
  }
  return copy
}
