import { useEffect, useRef } from 'react'
import { readMedia } from '../state/catalogue.ts'

interface Props {
  /** Of the media file; a frame stays empty without one. */
  code: string | undefined
  /** Pixels of the page, in both directions. */
  size: number
  /** What is in it; a picture beside its name says nothing more. */
  alt?: string
}

/**
 * A media file of the PIM. It takes a key to read one, which an image element cannot send, and the
 * page allows no images from memory; so the picture is drawn.
 */
export function Picture({ code, size, alt = '' }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current && code) void show(canvas.current, code)
  }, [code])
  return (
    <canvas
      key={code}
      className="product-picture"
      ref={canvas}
      width={size * 2}
      height={size * 2}
      data-size={size}
      role={alt ? 'img' : undefined}
      aria-label={alt || undefined}
      aria-hidden={alt ? undefined : true}
    />
  )
}

/** What cannot be read or is no picture leaves the frame empty. */
async function show(canvas: HTMLCanvasElement, code: string): Promise<void> {
  const bitmap = await bitmapOf(code).catch(() => undefined)
  if (bitmap && canvas.isConnected) draw(canvas, bitmap)
}

/** Pictures that were read already, by code: a code never gets other bytes. */
const known = new Map<string, Promise<ImageBitmap | undefined>>()
const mostKnown = 200

function bitmapOf(code: string): Promise<ImageBitmap | undefined> {
  const there = known.get(code)
  if (there) return there
  const bitmap = readMedia(code).then((bytes) => bytes && createImageBitmap(bytes))
  known.set(code, bitmap)
  bitmap.catch(() => known.delete(code))
  for (const oldest of known.keys()) {
    if (known.size <= mostKnown) break
    known.delete(oldest)
  }
  return bitmap
}

/** As large as it fits, in the middle. */
function draw(canvas: HTMLCanvasElement, bitmap: ImageBitmap): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const scale = Math.min(canvas.width / bitmap.width, canvas.height / bitmap.height)
  const [width, height] = [bitmap.width * scale, bitmap.height * scale]
  context.clearRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height)
  canvas.dataset['drawn'] = ''
}
