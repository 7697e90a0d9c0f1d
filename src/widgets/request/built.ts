import type { ShownAnswer } from '../ui/Answer.tsx'

/** An answer that the build got, as if it had been got at the address where the page is read. */
export function atOrigin(answer: ShownAnswer, base: string, origin: string): ShownAnswer {
  if (base === origin) return answer
  const moved = (text: string) => text.replaceAll(`${base}/`, `${origin}/`)
  return {
    ...answer,
    headers: Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, moved(value)]),
    ),
    body: moved(answer.body),
  }
}
