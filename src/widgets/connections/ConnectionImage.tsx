import { BookOpen, Factory, Images, Languages, Plug, Store, Terminal } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { bytesOf, type IconName, iconOf } from './image.ts'

/** What a connection is recognised by; a plug, until somebody chooses. It says nothing its label does not. */
export function ConnectionImage({ image }: { image: string | null }) {
  const picture = image?.startsWith('image/') ? image : undefined
  const Icon = icons[iconOf(image) ?? 'plug']
  return (
    <span className="connection-image" aria-hidden="true">
      {picture ? <Drawn key={picture} image={picture} /> : <Icon />}
    </span>
  )
}

const icons: Record<IconName | 'plug', typeof Plug> = {
  factory: Factory,
  shop: Store,
  book: BookOpen,
  languages: Languages,
  images: Images,
  terminal: Terminal,
  plug: Plug,
}

/** The page allows no images from memory, so the picture is drawn. */
function Drawn({ image }: { image: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current) void draw(canvas.current, image)
  }, [image])
  return <canvas ref={canvas} width={96} height={96} />
}

async function draw(canvas: HTMLCanvasElement, image: string): Promise<void> {
  const bytes = bytesOf(image)
  const bitmap = bytes && (await createImageBitmap(bytes).catch(() => undefined))
  if (bitmap) canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
}
