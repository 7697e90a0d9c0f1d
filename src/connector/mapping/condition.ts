import { parsePath } from '../records/path.ts'
import type { RecordNode } from '../records/record.ts'
import { select } from '../records/select.ts'
import { createMatcher } from '../transforms/replace.ts'
import type { Condition } from './schema.ts'

/** Asks a record whether it is meant. Texts are compared without the space around them. */
export function createCondition(condition: Condition): (node: RecordNode) => boolean {
  const { all = [], any, not } = condition
  const questions = [
    ...(condition.field === undefined ? [] : [aboutField(condition.field, condition)]),
    ...all.map(createCondition),
    ...(any ? [oneOf(any.map(createCondition))] : []),
    ...(not ? [opposite(createCondition(not))] : []),
  ]
  return (node) => questions.every((holds) => holds(node))
}

type Question = (node: RecordNode) => boolean

function oneOf(questions: readonly Question[]): Question {
  return (node) => questions.some((holds) => holds(node))
}

function opposite(question: Question): Question {
  return (node) => !question(node)
}

function aboutField(field: string, { is, is_not, matches, exists }: Condition): Question {
  const path = parsePath(field)
  const [wanted, unwanted] = [setOf(is), setOf(is_not)]
  const fits = matches === undefined ? undefined : createMatcher(matches)
  const saysNothing = !wanted && !unwanted && !fits && exists === undefined
  return (node) => {
    const texts = select(node, path)
      .map(({ text }) => text.trim())
      .filter((text) => text !== '')
    if (saysNothing) return texts.length > 0
    if (exists !== undefined && exists !== texts.length > 0) return false
    if (wanted && !texts.some((text) => wanted.has(text))) return false
    if (unwanted && texts.some((text) => unwanted.has(text))) return false
    return !fits || texts.some((text) => fits(text))
  }
}

function setOf(texts: string | string[] | undefined): Set<string> | undefined {
  if (texts === undefined) return undefined
  return new Set((Array.isArray(texts) ? texts : [texts]).map((text) => text.trim()))
}
