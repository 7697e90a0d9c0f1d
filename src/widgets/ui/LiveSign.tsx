import { type ShownLive, wordsForLive } from './live-words.ts'

interface Props {
  live: ShownLive
  hasSandbox: boolean
}

/** Whether what is shown is what happens now. Said aloud only when it is not. */
export function LiveSign({ live, hasSandbox }: Props) {
  const { tone, text } = wordsForLive(live, hasSandbox)
  return (
    <>
      <span className="status live-sign" data-status={tone}>
        {text}
      </span>
      <output className="visually-hidden">{tone === 'bad' && `${text}.`}</output>
    </>
  )
}
