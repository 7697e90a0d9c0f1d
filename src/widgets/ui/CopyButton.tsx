import { useEffect, useState } from 'react'

interface Props {
  /** What is copied: always the real value, also where the screen shows dots. */
  text: string
  /** What it is, for those who do not see what stands beside it: `client id`. */
  what: string
  disabled?: boolean
}

/** What became of a press: of this one and of this text, so that the next is told of anew. */
interface Press {
  text: string
  outcome: 'copied' | 'refused'
}

export function CopyButton({ text, what, disabled = false }: Props) {
  const [press, setPress] = useState<Press>()
  useEffect(() => {
    if (!press) return
    const timer = setTimeout(() => setPress(undefined), 2500)
    return () => clearTimeout(timer)
  }, [press])
  const outcome = press?.text === text ? press.outcome : undefined

  async function onClick() {
    // A second copying is announced only if its words were gone in between.
    setPress(undefined)
    setPress({ text, outcome: (await copy(text)) ? 'copied' : 'refused' })
  }

  return (
    <>
      <button
        type="button"
        className="copy needs-script"
        aria-label={
          outcome === 'copied'
            ? `Copied the ${what}`
            : outcome === 'refused'
              ? `Not copied: the ${what}`
              : `Copy the ${what}`
        }
        data-copied={outcome === 'copied' ? '' : undefined}
        disabled={disabled}
        onClick={onClick}
      >
        {outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'Not copied' : 'Copy'}
      </button>
      <output className="visually-hidden">
        {outcome === 'copied' && `The ${what} is copied.`}
        {outcome === 'refused' &&
          'The browser does not let this page copy. Select the text instead.'}
      </output>
    </>
  )
}

// Browsers have no clipboard for pages that came over plain HTTP from another machine.
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
