import { isProductIdentifier } from '#contract'
import type { RecordNode } from '../records/record.ts'
import type { PimStructure } from '../structure/structure.ts'
import { isRefusal, quote, refusal } from '../transforms/transform.ts'
import type { FieldContext } from './fields.ts'
import { type Levels, levelsOf, refusedLevels } from './levels.ts'
import { codeType, createRule, type RuleResult } from './rules.ts'
import type { Mapping, ModelRule } from './schema.ts'
import { onlyOne, type ValueType } from './values/value-type.ts'

/** What a record says of the product model above it. */
export interface ModelReading {
  /** Missing for a product of its own, and when something could not be used. */
  model?: { code: string; levels: Levels }
  findings: RuleResult['findings']
}

/** Makes the rule for product models ready: which one a record is a variant of, and how that branches. */
export function createModelReader(
  { code, family_variant }: ModelRule,
  structure: PimStructure,
  ready: { mapping: Mapping; fields: FieldContext },
): (node: RecordNode) => ModelReading {
  const variantRule =
    typeof family_variant === 'string' ? { value: family_variant } : family_variant
  const readCode = createRule(code, 'model', modelCode, ready)
  const readVariant = createRule(variantRule, 'family_variant', variantType(structure), ready)
  return (node) => {
    const named = readCode(node)
    if (typeof named.data !== 'string') return { findings: named.findings }
    const branched = readVariant(node)
    const findings = [...named.findings, ...branched.findings]
    const levels = levelsOf(String(branched.data), structure)
    if (levels) return { model: { code: named.data, levels }, findings }
    return { findings: findings.length > 0 ? findings : [withoutVariant(named.data, node)] }
  }
}

function withoutVariant(code: string, { place }: RecordNode): ModelReading['findings'][number] {
  const reason = `There is no family variant for the model ${code}.`
  return { reason, place, target: 'family_variant', choice: 'reject' }
}

const modelCode: ValueType = {
  each({ text }) {
    const code = text.trim()
    if (isProductIdentifier(code)) return { data: code }
    return refusal(`${quote(code)} cannot be the code of a product model: no comma, no semicolon.`)
  },
  combine: onlyOne,
}

function variantType({ familyVariants }: PimStructure): ValueType {
  const codes = codeType(familyVariants, 'family variant', onlyOne)
  return {
    ...codes,
    each(piece) {
      const datum = codes.each(piece)
      const variant = isRefusal(datum) ? undefined : familyVariants?.get(String(datum.data))
      const reason = variant && refusedLevels(variant)
      return reason === undefined ? datum : refusal(reason)
    },
  }
}
