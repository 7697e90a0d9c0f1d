import type { OptionCheck } from '#contract'
import type { Facts, SeenCall } from '../state/facts-lookup.ts'
import { paramsOf, wordsForOperation } from './addresses.ts'
import { cureOf } from './cures.ts'
import { fieldsAnswered, fieldsSent, linesOf, wordsForRefusal } from './logged-bodies.ts'
import { done, nearly, open, type Verdict } from './verdict.ts'

/** Whether somebody created an option; the log knows. */
export function checkOption(wanted: OptionCheck, { calls }: Facts, since: number): Verdict {
  const tries = calls.filter((call) => call.operation?.includes('_attributes__attribute_code__opt'))
  for (const call of tries) {
    const hit = isAbout(call, wanted) && outcomesOf(call).find(({ code }) => code === wanted.code)
    if (hit && hit.status < 300) {
      return done(`The option ${wanted.code} of ${wanted.attribute} is there.`, call.number)
    }
  }
  const last = tries.find(({ number }) => number > since)
  return last ? difference(last, wanted) : open
}

function difference(call: SeenCall, { attribute, code }: OptionCheck): Verdict {
  const need = `This step needs the option ${code} of ${attribute}.`
  const outcomes = outcomesOf(call)
  const hit = outcomes.find((outcome) => outcome.code === code) ?? outcomes[0]
  if (call.method === 'GET') {
    const way = wordsForOperation('patch_attributes__attribute_code__options', {
      attribute_code: attribute,
    })
    return nearly(`The options were read, not created. Send ${way}.`)
  }
  if (call.status >= 400) {
    const refusal = wordsForRefusal(call.status, fieldsAnswered(call))
    return nearly(`The call was refused with ${refusal}`, cureOf(call.status))
  }
  if (!isAbout(call, { attribute })) {
    return nearly(`That was an option of ${paramsOf(call)['attribute_code']}.`, need)
  }
  if (!hit) return nearly('The call named no option.', need)
  if (hit.status >= 400) return nearly(`The option ${hit.code} was refused with ${hit.refusal}`)
  return nearly(`The option ${hit.code} was created.`, need)
}

interface Outcome {
  code: string
  status: number
  refusal: string
}

/** What became of each option that a call named. */
function outcomesOf(call: SeenCall): Outcome[] {
  if (call.operation === 'patch_attributes__attribute_code__options') {
    return linesOf(call).map(({ sent, answered, status }) => ({
      code: String(sent['code']),
      status: status || call.status,
      refusal: wordsForRefusal(status, answered),
    }))
  }
  const code = paramsOf(call)['code'] ?? fieldsSent(call)['code']
  if (call.method === 'GET' || typeof code !== 'string') return []
  const refusal = wordsForRefusal(call.status, fieldsAnswered(call))
  return [{ code, status: call.status, refusal }]
}

function isAbout(call: SeenCall, { attribute }: Pick<OptionCheck, 'attribute'>): boolean {
  return paramsOf(call)['attribute_code'] === attribute
}
