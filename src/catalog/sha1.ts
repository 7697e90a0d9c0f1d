/**
 * SHA-1 of some bytes (FIPS 180-4) as 40 hex digits. It names media files and derives ids, so that the same
 * source always gives the same catalogue; nothing here relies on it for security.
 */
export function sha1(bytes: Uint8Array): string {
  const state: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
  const view = new DataView(padded(bytes).buffer)
  const schedule = new Uint32Array(80)
  for (let offset = 0; offset < view.byteLength; offset += 64) mix(state, view, offset, schedule)
  return state.map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('')
}

type State = [number, number, number, number, number]

function padded(bytes: Uint8Array): Uint8Array {
  const length = (bytes.length + 9 + 63) & ~63
  const result = new Uint8Array(length)
  result.set(bytes)
  result[bytes.length] = 0x80
  const view = new DataView(result.buffer)
  view.setUint32(length - 8, Math.floor(bytes.length / 0x20000000))
  view.setUint32(length - 4, (bytes.length << 3) >>> 0)
  return result
}

function mix(state: State, view: DataView, offset: number, words: Uint32Array): void {
  for (let at = 0; at < 16; at++) words[at] = view.getUint32(offset + at * 4)
  for (let at = 16; at < 80; at++) {
    words[at] = rotate(
      word(words, at - 3) ^ word(words, at - 8) ^ word(words, at - 14) ^ word(words, at - 16),
      1,
    )
  }
  let [a, b, c, d, e] = state
  for (let at = 0; at < 80; at++) {
    const next = (rotate(a, 5) + round(at, b, c, d) + e + word(words, at)) | 0
    e = d
    d = c
    c = rotate(b, 30)
    b = a
    a = next
  }
  state[0] = (state[0] + a) | 0
  state[1] = (state[1] + b) | 0
  state[2] = (state[2] + c) | 0
  state[3] = (state[3] + d) | 0
  state[4] = (state[4] + e) | 0
}

function round(at: number, b: number, c: number, d: number): number {
  if (at < 20) return ((b & c) | (~b & d)) + 0x5a827999
  if (at < 40) return (b ^ c ^ d) + 0x6ed9eba1
  if (at < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
  return (b ^ c ^ d) + 0xca62c1d6
}

function word(words: Uint32Array, at: number): number {
  return words[at] ?? 0
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by))
}
