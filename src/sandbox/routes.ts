import type { Operation, OperationId } from '#contract'
import { limits, mediaTypes, operations } from '#contract'
import { type Context, Hono } from 'hono'
import { getApiRoot } from './api-root.ts'
import type { Caller, CallerMemory } from './auth/caller-memory.ts'
import { ensureMay, ensureSandboxKey, ensureTokenCaller } from './auth/callers.ts'
import { requestToken } from './auth/grants.ts'
import { type Answer, preflight, respond, toResponse, withTiming } from './http/answer.ts'
import { readText } from './http/body.ts'
import { type Form, emptyForm, readForm } from './http/form.ts'
import { ensureAcceptsJson, ensureContentType } from './http/negotiation.ts'
import { HttpProblem, problemAnswer } from './http/problem.ts'
import { catalogueHandlers } from './practice/catalogue/routes.ts'
import { connectionHandlers } from './practice/connections/routes.ts'
import { dataFlowHandlers } from './practice/data-flows/routes.ts'
import type { Troublemaker } from './practice/failures/faults.ts'
import { failureHandlers } from './practice/failures/routes.ts'
import { requestLogHandlers } from './practice/request-log/routes.ts'
import { sandboxHandlers } from './practice/sandboxes/routes.ts'
import type { Seen } from './practice/watch/seen.ts'
import { streamHandlers } from './practice/watch/stream.ts'
import type { Witness } from './practice/watch/witness.ts'
import { associationTypeHandlers } from './resources/association-types/routes.ts'
import { attributeGroupHandlers } from './resources/attribute-groups/routes.ts'
import { attributeOptionHandlers } from './resources/attribute-options/routes.ts'
import { attributeHandlers } from './resources/attributes/routes.ts'
import { categoryHandlers } from './resources/categories/routes.ts'
import { channelHandlers } from './resources/channels/routes.ts'
import { currencyHandlers } from './resources/currencies/routes.ts'
import { assetHandlers, referenceEntityHandlers } from './resources/custom-entities/routes.ts'
import { familyHandlers } from './resources/families/routes.ts'
import { familyVariantHandlers } from './resources/family-variants/routes.ts'
import { localeHandlers } from './resources/locales/routes.ts'
import { measurementHandlers } from './resources/measurements/routes.ts'
import { mediaFileHandlers } from './resources/media-files/routes.ts'
import { mediaUploadHandlers } from './resources/media-uploads/routes.ts'
import { productModelHandlers } from './resources/product-models/routes.ts'
import { productHandlers } from './resources/products/routes.ts'
import type { AnswerMemory } from './rest/answer-memory.ts'
import type { Call, Handler, Handlers, Pim } from './rest/call.ts'
import type { Change } from './rest/changes.ts'
import { ensureNoBrackets } from './rest/pagination.ts'
import { refreshStructure } from './rest/remembered.ts'
import type { Traffic } from './rest/traffic.ts'
import { getSystemInformation } from './system-information.ts'

/** What a sandbox answers itself; making one is its host's. */
type AnsweredId = Exclude<OperationId, 'post_sandboxes'>

const handlers: Handlers<AnsweredId> = {
  post_token: requestToken,
  get_api_root: getApiRoot,
  get_system_information: getSystemInformation,
  ...localeHandlers,
  ...currencyHandlers,
  ...channelHandlers,
  ...attributeHandlers,
  ...attributeOptionHandlers,
  ...attributeGroupHandlers,
  ...categoryHandlers,
  ...familyHandlers,
  ...familyVariantHandlers,
  ...associationTypeHandlers,
  ...measurementHandlers,
  ...mediaFileHandlers,
  ...referenceEntityHandlers,
  ...assetHandlers,
  ...productModelHandlers,
  ...productHandlers,
  ...mediaUploadHandlers({ ...productHandlers, ...productModelHandlers }),
  ...sandboxHandlers,
  ...connectionHandlers,
  ...dataFlowHandlers,
  ...requestLogHandlers,
  ...streamHandlers,
  ...catalogueHandlers({ ...productHandlers, ...mediaFileHandlers }),
  ...failureHandlers,
}

/** Bytes of a body: generous for one resource, and bounded for a batch of 100 lines. */
const bodyLimit = 16 * 1024 * 1024

interface OpenPim extends Pim {
  answers: AnswerMemory
  callers: CallerMemory
  traffic: Traffic
  witness: Witness
  troublemaker: Troublemaker
}

type Env = { Bindings: OpenPim }

/**
 * The answer to a question that was asked since the last write, whoever asked it: every connection reads
 * the same catalogue. Callers are looked at as ever. Undefined for a question that is new, and while a
 * failure is practised.
 */
export function answerAgain(pim: OpenPim, request: Request): Response | undefined {
  const kept = request.method === 'GET' ? pim.answers.get(request.url) : undefined
  if (!kept || pim.troublemaker.isAtWork()) return undefined
  const { operation } = kept
  const seen = watch(pim, request, operation)
  try {
    const { leave } = admit(pim, operation, request.headers, seen)
    leave()
    if (answersJson(operation)) ensureAcceptsJson(request.headers.get('accept'))
    return toResponse(seen.answered(kept.answer))
  } catch (error) {
    return respond(seen.answered(problemAnswer(error, operation.id, pim.report)))
  }
}

/** Every operation of the contract on its path, and an answer in the API's form everywhere else. */
export function createRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  const answered = Object.entries(handlers) as [AnsweredId, Handler][]
  const byPath = Map.groupBy(answered, ([id]) => operations[id].path)
  for (const path of [...byPath.keys()].toSorted(fixedFirst)) {
    const known = (byPath.get(path) ?? []).map(([id, handler]) => {
      const operation: Operation = operations[id]
      app.on(operation.method, pathPattern(operation), (context) =>
        answer(context, operation, handler),
      )
      return operation
    })
    const [operation] = known
    if (operation) app.all(pathPattern(operation), (context) => otherMethod(context, known))
  }
  app.notFound(unknownAddress)
  return app
}

/** A fixed segment is meant before a parameter that could take its place or swallow it. */
function fixedFirst(a: string, b: string): number {
  return a.split('{').length - b.split('{').length || b.split('/').length - a.split('/').length
}

/** The shortest match for a parameter with slashes: what is fixed behind it is no part of it. */
function pathPattern({ path, longParams }: Operation): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    longParams.includes(name) ? `:${name}{.+?}` : `:${name}`,
  )
}

/** Authentication, negotiation, body, handler: in this order the PIM looks at a request. */
async function answer(
  context: Context<Env>,
  operation: Operation,
  handler: Handler,
): Promise<Response> {
  const pim = context.env
  const request = context.req.raw
  const seen = watch(pim, request, operation)
  if (operation.api === 'sandbox') pim.witness.settle()
  const answered = await attempt(pim, operation.id, () =>
    admitted(pim, operation, request.headers, seen, async (connection) => {
      if (answersJson(operation)) ensureAcceptsJson(request.headers.get('accept'))
      const body = await readBody(request, operation)
      seen.text = body.text
      const decide = () => {
        const address = addressOf(request.url)
        if (operation.auth === 'token') ensureNoBrackets(address.query)
        refreshStructure(pim.database)
        return handler({
          ...pim,
          operation,
          connection,
          params: context.req.param() as Record<string, string>,
          headers: request.headers,
          changes: seen.changes,
          listen: pim.witness.listen,
          ...address,
          ...body,
        } satisfies Call)
      }
      return operation.method === 'GET'
        ? readAndKeep(pim, operation, request.url, decide)
        : writeAndForget(pim, operation, decide)
    }),
  )
  return respond(seen.answered(answered))
}

/** A call that is being answered, for whoever watches. */
interface Watched extends Pick<Seen, 'connection' | 'text'> {
  changes: Change[]
  /** Hands the answer on with the time it took, and shows the witness how the call went. */
  answered(answer: Answer): Answer
}

/** Watches a call from its beginning. Those to the sandbox API are nobody's business. */
function watch(
  { clock, witness }: OpenPim,
  { method, url, headers }: Request,
  operation: Operation | undefined,
): Watched {
  const at = clock.now()
  const start = performance.now()
  const address = url.slice(url.indexOf('/', url.indexOf('//') + 2))
  const watched: Watched = {
    connection: '',
    text: '',
    changes: [],
    answered(reply) {
      const milliseconds = Math.round((performance.now() - start) * 100) / 100
      const timed = withTiming(reply, milliseconds)
      if (!address.startsWith('/api/')) return timed
      const { connection, text, changes } = watched
      const call = { at, milliseconds, method, address, operation, headers, answer: reply }
      witness.see({ ...call, connection, text, changes })
      return timed
    },
  }
  return watched
}

function readAndKeep(
  { answers }: OpenPim,
  operation: Operation,
  address: string,
  decide: () => Answer,
): Answer {
  const decided = decide()
  if (operation.auth === 'token') answers.keep(address, operation, decided)
  return decided
}

/** A write that fails may have written before: a batch does. Calls with a token change no caller. */
function writeAndForget(pim: OpenPim, { auth }: Operation, decide: () => Answer): Answer {
  try {
    return decide()
  } finally {
    pim.answers.forget()
    if (auth !== 'token') {
      pim.callers.forget()
      pim.troublemaker.forget()
    }
  }
}

/** Lets in who may call and is not too fast, and sees them out. */
async function admitted(
  pim: OpenPim,
  operation: Operation,
  headers: Headers,
  seen: Watched,
  work: (connection: string) => Promise<Answer>,
): Promise<Answer> {
  if (operation.auth === 'sandbox-key') ensureSandboxKey(pim, headers)
  if (operation.auth !== 'token') return work('')
  const { caller, leave } = admit(pim, operation, headers, seen)
  try {
    await pim.troublemaker.meet(operation, caller)
    return await work(caller.code)
  } finally {
    leave()
  }
}

/** Lets in the holder of a token, and notes who that is; `leave` is to be called when the call is over. */
function admit(
  pim: OpenPim,
  operation: Operation,
  headers: Headers,
  seen: Watched,
): { caller: Caller; leave(): void } {
  const caller = ensureTokenCaller(pim, headers)
  seen.connection = caller.code
  ensureMay(caller, operation)
  return { caller, leave: pim.traffic.enter(caller.code, operation) }
}

/** Reading is negotiated; a file is what it is. */
function answersJson({ method, responseTypes }: Operation): boolean {
  return method === 'GET' && responseTypes.includes(mediaTypes.json)
}

/** A token request is measured before its media type is looked at, every other one after. */
async function readBody(
  request: Request,
  { requestTypes, auth }: Operation,
): Promise<{ text: string; form: Form }> {
  const form = emptyForm()
  if (requestTypes.length === 0) return { text: '', form }
  const contentType = request.headers.get('content-type')
  if (auth === 'client') {
    const text = await readText(request, limits.tokenBodyBytes)
    ensureContentType(contentType, requestTypes)
    return { text, form }
  }
  ensureContentType(contentType, requestTypes)
  return requestTypes.includes(mediaTypes.multipart)
    ? { text: '', form: await readForm(request, bodyLimit) }
    : { text: await readText(request, bodyLimit), form }
}

/** Origin and query of an address, read only as far as they are there. */
function addressOf(url: string): { base: string; query: URLSearchParams } {
  const { origin, search } = new URL(url)
  return { base: origin, query: new URLSearchParams(search) }
}

async function otherMethod(context: Context<Env>, known: Operation[]): Promise<Response> {
  const methods = known.map(({ method }) => method)
  const { method, url } = context.req
  if (method === 'OPTIONS') return respond(preflight(methods))
  return stray(context, () => {
    if (known.every(({ auth }) => auth === 'token')) {
      ensureTokenCaller(context.env, context.req.raw.headers)
    }
    const { origin, pathname } = new URL(url)
    const allow = methods.join(', ')
    throw new HttpProblem(
      405,
      `No route found for "${method} ${origin}${pathname}": Method Not Allowed (Allow: ${allow})`,
      { headers: { allow } },
    )
  })
}

async function unknownAddress(context: Context<Env>): Promise<Response> {
  const { method, path } = context.req
  if (method === 'OPTIONS') return respond(preflight([]))
  return stray(context, () => {
    if (path.startsWith('/api/rest/')) ensureTokenCaller(context.env, context.req.raw.headers)
    throw new HttpProblem(404, `No route found for "${method} ${path}"`)
  })
}

/** A call that no operation takes is seen like any other. */
async function stray({ env, req }: Context<Env>, refuse: () => never): Promise<Response> {
  const seen = watch(env, req.raw, undefined)
  return respond(seen.answered(await attempt(env, '', refuse)))
}

/** The one boundary: whatever is thrown in `work` becomes an answer. */
async function attempt(
  pim: Pim,
  anchor: string,
  work: () => Answer | Promise<Answer>,
): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    return problemAnswer(error, anchor, pim.report)
  }
}
