import { originsOf, stepNameOf, transformsOf } from './plan.ts'
import type { Condition, Mapping } from '../mapping/schema.ts'
import { matchesNothing, portablePattern } from './patterns.ts'
import type { Language } from './project-file.ts'
import { aboutSource } from './unsupported-source.ts'
import type { Unsupported } from './unsupported-part.ts'

/** What a project would have to leave out. While there is any, no project is written. */
export function unsupported(mapping: Mapping, language: Language): Unsupported[] {
  return [
    ...aboutSource(mapping, language),
    ...aboutSteps(mapping, language),
    ...aboutPatterns(mapping),
    ...aboutUnits(mapping),
    ...aboutModels(mapping),
    ...aboutMedia(mapping),
  ]
}

function aboutSteps(mapping: Mapping, language: Language): Unsupported[] {
  const names = transformsOf(mapping)
    .filter((spec) => stepNameOf(spec) === undefined)
    .map((spec) => (typeof spec === 'string' ? spec : Object.keys(spec)[0]))
  return [...new Set(names)].map((name) => ({
    what: `transforms: ${name}`,
    why: `A ${language} project has no such step. Leave it out here and write it in the project.`,
  }))
}

function aboutPatterns(mapping: Mapping): Unsupported[] {
  const replacements = transformsOf(mapping).flatMap((spec) =>
    typeof spec === 'object' && 'replace' in spec ? [spec.replace] : [],
  )
  return [
    ...replacements
      .filter(({ pattern }) => matchesNothing(pattern))
      .map(({ pattern }) => ({ what: `replace: ${pattern}`, why: notPortable })),
    ...replacements
      .filter((one) => !isPlainReplacement(one.pattern, one.with))
      .map((one) => ({ what: `replace: ${one.with}`, why: 'Only $0 to $9 and plain text.' })),
    ...conditionsOf(mapping)
      .flatMap(({ matches }) => matches ?? [])
      .filter((pattern) => portablePattern(pattern) === undefined)
      .map((pattern) => ({ what: `matches: ${pattern}`, why: notPortable })),
  ]
}

const notPortable =
  'Languages read this pattern in different ways. Write it without classes such as [[:alpha:]] or \\pL, ' +
  'without flags and boundaries, and so that it never fits an empty text.'

function isPlainReplacement(pattern: string, replacement: string): boolean {
  if (replacement.includes('\\')) return false
  const portable = portablePattern(pattern)
  const groups = portable === undefined ? 0 : new RegExp(`${portable}|`, 'u').exec('')!.length - 1
  const marks = [...replacement.matchAll(/\$(\d*)/g)].map(([, digits = '']) => digits)
  return marks.every((digits) => digits.length === 1 && Number(digits) <= groups)
}

function aboutUnits({ values }: Mapping): Unsupported[] {
  return values
    .filter(({ convert_to }) => convert_to !== undefined)
    .map(({ attribute }) => ({
      what: `${attribute}: convert_to`,
      why: 'Projects send amounts in the unit that they come in, and the PIM converts them.',
    }))
}

function aboutModels({ model }: Mapping): Unsupported[] {
  const why = 'Projects send no product models. Make those first, and name them with parent.'
  return model ? [{ what: 'model', why }] : []
}

function aboutMedia({ values }: Mapping): Unsupported[] {
  const why = 'Projects upload no files. Leave it out here and write it in the project.'
  return values
    .filter(({ media }) => media)
    .map(({ attribute }) => ({ what: `${attribute}: media`, why }))
}

function conditionsOf(mapping: Mapping): Condition[] {
  const { keep, drop } = mapping.records ?? {}
  const cases = originsOf(mapping).flatMap(({ cases: all = [] }) => all.map(({ when }) => when))
  return [keep, drop, ...cases].flatMap(withInner)
}

function withInner(condition: Condition | undefined): Condition[] {
  if (!condition) return []
  const { all = [], any = [], not } = condition
  return [condition, ...[...all, ...any, not].flatMap(withInner)]
}
