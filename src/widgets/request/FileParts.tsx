import { useId } from 'react'
import type { FilePart } from '#client'
import { formatSize } from '../ui/status.ts'
import type { Draft } from './draft.ts'
import { filePartsOf, withOwnFile } from './own-files.ts'

interface Props {
  draft: Draft
  onEdit(change: Draft): void
}

/** The files of a form: the one that the page came with, or one of the reader's own in its place. */
export function FileParts({ draft, onEdit }: Props) {
  return filePartsOf(draft).map((part) => (
    <FileField
      key={part.name}
      part={part}
      chosen={'path' in part ? draft.files?.[part.path] : undefined}
      onChoose={(file) => onEdit(withOwnFile(draft, part.name, file))}
    />
  ))
}

interface FieldProps {
  part: FilePart
  chosen: File | undefined
  onChoose(file: File): void
}

function FileField({ part, chosen, onChoose }: FieldProps) {
  const id = useId()
  return (
    <div className="request-file">
      <label className="field-label" htmlFor={id}>
        {part.name}: a file of your own
      </label>
      <input
        id={id}
        type="file"
        className="needs-script"
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) onChoose(file)
        }}
      />
      <p className="field-hint" id={`${id}-hint`}>
        {hint(part, chosen)}
      </p>
    </div>
  )
}

function hint(part: FilePart, chosen: File | undefined): string {
  if (chosen) return `${part.fileName}, ${formatSize(chosen.size)}: sent as it is on your disk.`
  if ('path' in part) return `${part.fileName} is only named here. Choose it to send it.`
  return `Without one, ${part.fileName} is sent as it stands in the body.`
}
