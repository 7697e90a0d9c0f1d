import type { Client } from '#client'
import type { ProductModel, ProductModelPatchLine } from '#contract'
import { type Finding, lineFor } from '../mapping/mapped.ts'
import type { Item } from './batch-of-records.ts'
import { differencesOf } from './differences.ts'
import type { ModelEvent } from './events.ts'
import { readKnownModels } from './known.ts'
import { mergeParts, type ModelPart } from './models.ts'

/** Tells what each model of a batch would change in the PIM as it is. */
export async function compareModels(
  client: Client,
  items: readonly Item[],
  question: { attributes: readonly string[]; signal: AbortSignal | undefined },
): Promise<ModelEvent[]> {
  const parts = mergeParts(items.flatMap(({ part }) => part ?? []))
  const codes = parts.map(({ line }) => line.code)
  const known = await readKnownModels(client, codes, question)
  return parts.map((part) => compared(part, known.get(part.line.code.toLowerCase())))
}

function compared(part: ModelPart, model: ProductModel | undefined): ModelEvent {
  const { index, place } = part
  const line = lineFor(part, !model)
  const differences = differencesOf(model, line)
  const findings = model ? refusals(line, model).map((one) => ({ ...one, place })) : []
  const event = { kind: 'model', code: line.code, index, place, line, differences } as const
  if (findings.length > 0) return { ...event, outcome: 'rejected', findings }
  if (!model) return { ...event, outcome: 'created', findings }
  return { ...event, outcome: differences.length > 0 ? 'updated' : 'unchanged', findings }
}

/** What no model can become once it is there. */
function refusals(
  { code, family_variant }: ProductModelPatchLine,
  model: ProductModel,
): Omit<Finding, 'place'>[] {
  const target = 'family_variant'
  if (model.parent !== null) {
    return [{ target, reason: `${code} is a sub model in the PIM, under ${model.parent}.` }]
  }
  if (family_variant?.toLowerCase() === model.family_variant.toLowerCase()) return []
  const reason = `In the PIM, ${code} is a model of ${model.family_variant}, and that cannot change.`
  return [{ target, reason }]
}
