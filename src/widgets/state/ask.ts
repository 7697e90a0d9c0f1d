import { AnswerError, type OperationData, type OperationInput, type UntypedResult } from '#client'
import type { OperationId, Sandbox } from '#contract'
import { openApi } from './api.ts'
import { SandboxGone } from './obstacles.ts'

/**
 * Asks the sandbox API something with the reader's key.
 *
 * @throws SandboxGone, AnswerError for any other refusal, NetworkError, or the signal's reason
 */
export async function askSandbox<Id extends OperationId>(
  { key }: Sandbox,
  id: Id,
  input: OperationInput<Id>,
  signal?: AbortSignal,
): Promise<OperationData<Id>> {
  const api = openApi({ sandboxKey: key })
  // While nobody said which operation it is, the compiler cannot tell data and error apart.
  const result = (await api.call(id, input, signal && { signal })) as UntypedResult
  const { data, error, response } = result
  if (error === undefined) return data as OperationData<Id>
  throw response.status === 401 ? new SandboxGone(error.message) : new AnswerError(error, response)
}
