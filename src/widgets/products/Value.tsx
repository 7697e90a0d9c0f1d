import type { ProductValue } from '#contract'
import { readMedia } from '../state/catalogue.ts'
import { saveFile } from '../ui/save-file.ts'
import type { Naming } from './names.ts'
import { Picture } from './Picture.tsx'
import { showValue } from './value-words.ts'

interface Props {
  attribute: string
  /** The attribute's name. */
  label: string
  value: ProductValue
  naming: Naming
}

/** A value as people read it. All of it is text, whatever it holds. */
export function Value({ attribute, label, value, naming }: Props) {
  const shown = showValue(attribute, value, naming)
  switch (shown.kind) {
    case 'words':
      return <span className="value-text">{shown.text}</span>
    case 'nothing':
      return <em>nothing</em>
    case 'list':
      return (
        <ul className="value-items">
          {shown.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    case 'picture':
      return (
        <span className="value-media">
          <Picture code={shown.code} size={72} alt={label} />
          <SaveMedia code={shown.code} name={shown.name} />
        </span>
      )
    case 'file':
      return <SaveMedia code={shown.code} name={shown.name} />
  }
}

function SaveMedia({ code, name }: { code: string; name: string }) {
  async function save() {
    const bytes = await readMedia(code).catch(() => undefined)
    if (bytes) saveFile(bytes, name)
  }
  return (
    <button type="button" className="copy" aria-label={`Save ${name}`} onClick={() => void save()}>
      {name}
    </button>
  )
}
