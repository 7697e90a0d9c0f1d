/** Pixels of a picture that stands for a connection, in both directions. */
const size = 96
/** Characters that the PIM keeps of one. */
const most = 16 * 1024

export const iconNames = ['factory', 'shop', 'book', 'languages', 'images', 'terminal'] as const

export type IconName = (typeof iconNames)[number]

/** `icon:shop` -> `shop` */
export function iconOf(image: string | null): IconName | undefined {
  return iconNames.find((name) => image === `icon:${name}`)
}

/** The bytes of a picture that is kept as text; undefined for what is none. */
export function bytesOf(image: string | null): Blob | undefined {
  const [, type, base64] = /^(image\/\w+);base64,(.+)$/.exec(image ?? '') ?? []
  if (!type || !base64) return undefined
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
  return new Blob([bytes], { type })
}

/** Makes any picture that the browser can draw small enough to be kept. Undefined when it cannot. */
export async function shrink(file: Blob): Promise<string | undefined> {
  try {
    const bitmap = await createImageBitmap(file)
    const canvas = document.createElement('canvas')
    canvas.width = size
    canvas.height = size
    cover(canvas, bitmap)
    for (const quality of [0.85, 0.6, 0.3]) {
      const text = await asText(canvas, quality)
      if (text && text.length <= most) return text
    }
    return undefined
  } catch {
    return undefined
  }
}

/** The middle of the picture, as large as it fills the square. */
function cover(canvas: HTMLCanvasElement, bitmap: ImageBitmap): void {
  const scale = Math.max(canvas.width / bitmap.width, canvas.height / bitmap.height)
  const [width, height] = [bitmap.width * scale, bitmap.height * scale]
  canvas
    .getContext('2d')
    ?.drawImage(bitmap, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height)
}

async function asText(canvas: HTMLCanvasElement, quality: number): Promise<string | undefined> {
  const blob = await new Promise<Blob | null>((done) => {
    canvas.toBlob(done, 'image/webp', quality)
  })
  if (!blob) return undefined
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return `${blob.type};base64,${btoa(binary)}`
}
