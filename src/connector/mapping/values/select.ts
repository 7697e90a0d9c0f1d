import { didYouMean } from '#contract'
import { quote, refusal, type Refusal } from '../../transforms/transform.ts'
import { optionCode } from '../option-code.ts'
import { asList, type Datum, onlyOne, type TypeContext, type ValueType } from './value-type.ts'

/** Options: found by code or label, and made when the mapping says so. */
export function selectType(context: TypeContext): ValueType {
  const { attribute, rule, structure } = context
  const { match = 'code', missing = 'refuse' } = rule.options ?? {}
  const known = createOptionIndex(structure.options.get(attribute.code) ?? [], match)
  return {
    each({ text }) {
      const word = text.trim()
      const code = known.find(word)
      if (code !== undefined) return { data: code }
      if (missing === 'create') return newOption(word, context)
      const hint = didYouMean(word, known.words())
      return refusal(
        `${quote(word)} is not an option of ${attribute.code}. ${hint ?? 'Add it to a lookup, or let it be created.'}`,
        'unknown',
      )
    },
    combine: attribute.type === 'pim_catalog_multiselect' ? asList : onlyOne,
  }
}

function newOption(word: string, { attribute, rule, structure }: TypeContext): Datum | Refusal {
  const isCode = (rule.options?.match ?? 'code') === 'code' && /^\w{1,100}$/.test(word)
  const code = isCode ? word : optionCode(word)
  if (code === undefined) {
    return refusal(`No code can be made of ${quote(word)}: give it one in a lookup.`, 'unknown')
  }
  const locale = rule.options?.label_locale ?? [...structure.locales][0]
  const labels = locale === undefined ? {} : { [locale]: word }
  return { data: code, newOption: { attribute: attribute.code, code, labels } }
}

function createOptionIndex(
  options: readonly { code: string; labels: Record<string, string | null> }[],
  match: 'code' | 'label' | 'either',
) {
  const codes = new Map(options.map(({ code }) => [code.toLowerCase(), code]))
  const labels = new Map(
    options.flatMap(({ code, labels: words }) =>
      Object.values(words).map((label) => [settled(label ?? ''), code] as const),
    ),
  )
  return {
    find(word: string): string | undefined {
      const byCode = match === 'label' ? undefined : codes.get(word.toLowerCase())
      return byCode ?? (match === 'code' ? undefined : labels.get(settled(word)))
    },
    words: () => (match === 'label' ? labels.keys() : codes.values()),
  }
}

function settled(label: string): string {
  return label.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
