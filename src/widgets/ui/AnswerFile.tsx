import { type RefObject, useEffect, useRef } from 'react'
import { saveFile } from './save-file.ts'
import { formatSize } from './status.ts'

interface Props {
  file: Blob
  /** The header that may name it. */
  disposition: string | undefined
}

/** An answer that is no text: a picture is shown, and everything can be kept. */
export function AnswerFile({ file, disposition }: Props) {
  const picture = usePicture(file)
  const name = fileName(disposition, file.type)
  return (
    <div className="answer-file">
      {pictures.test(file.type) && <img ref={picture} alt={`The answer: ${name}`} />}
      <p className="tool-text">
        {file.type || 'A file of no declared type'}, {formatSize(file.size)}{' '}
        <button type="button" className="copy" onClick={() => saveFile(file, name)}>
          Save as {name}
        </button>
      </p>
    </div>
  )
}

/** Only pictures of dots: an SVG may hold scripts, which run as soon as somebody opens it by itself. */
const pictures = /^image\/(?:png|jpeg|gif|webp|avif)/i

function usePicture(file: Blob): RefObject<HTMLImageElement | null> {
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    if (!image.current) return undefined
    const address = URL.createObjectURL(file)
    image.current.src = address
    return () => URL.revokeObjectURL(address)
  }, [file])
  return image
}

/** `attachment; filename="lamp.png"` -> `lamp.png`: a bare name, never a path. */
export function fileName(disposition: string | undefined, type: string): string {
  const [, quoted, bare] = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition ?? '') ?? []
  const name = (quoted ?? bare ?? '')
    .split(/[/\\]/)
    .at(-1)
    ?.replaceAll(/[\p{C}]/gu, '')
  return name || `answer.${/^[a-z]+\/(?:x-)?([a-z0-9]+)/i.exec(type)?.[1] ?? 'bin'}`
}
