import { type Operation, type OperationId, operations } from '#contract'

/** The operations that have all the words of a text, anywhere in what is said of them; none of an empty text. */
export function findOperations(text: string): (Operation & { id: OperationId })[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return Object.values(operations).filter(({ id, method, path, summary, tag }) => {
    const whole = `${method} ${path} ${summary} ${tag} ${id}`.toLowerCase()
    return words.every((word) => whole.includes(word))
  })
}
