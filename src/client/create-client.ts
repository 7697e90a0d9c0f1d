import { operations, type OperationId } from '#contract'
import { basicAuthorization } from './basic.ts'
import { type Outcome, sendBatch } from './batch.ts'
import type { Clock } from './clock.ts'
import { composeMiddleware, type Middleware, type Send } from './middleware.ts'
import type {
  BatchOperationId,
  ItemOf,
  LineOf,
  ListOperationId,
  OperationData,
  OperationInput,
  UploadOperationId,
} from './operation-types.ts'
import { followPages, itemsOfPages } from './pages.ts'
import {
  describeRequest,
  type RequestDescription,
  type RequestWithFiles,
  type RequestInput,
  toRequest,
} from './request.ts'
import { readResult, type Result } from './result.ts'
import { createRetry, type RetryOptions } from './retry.ts'
import { createTokenKeeper, type Credentials, type TokenKeeper, type TokenStore } from './token.ts'
import { createTransport } from './transport.ts'
import { type FormParts, withForm } from './upload.ts'

export interface ClientOptions {
  /** Where the PIM is: `https://pim.example`, with or without a path or a slash at the end. */
  baseUrl: string
  /** What carries requests. @default the runtime's `fetch` */
  fetch?: Send
  /**
   * The credentials of a connection. Without them the client uses the token in `tokenStore`, if
   * there is one.
   */
  credentials?: Credentials
  /** The key of a sandbox, for the operations of the sandbox API. */
  sandboxKey?: string
  /** Where the token is kept. @default in memory */
  tokenStore?: TokenStore
  /** How often and how long to try again; `false` to leave that to the caller. */
  retry?: RetryOptions | false
  /**
   * Closest to the wire: they see every request as it is sent, each retry and each token request
   * included.
   */
  middleware?: readonly Middleware[]
  /** Milliseconds to wait for the head of one answer. @default 30_000 */
  timeout?: number
  clock?: Clock
}

export interface CallOptions {
  signal?: AbortSignal
  /** A value for the `Authorization` header in place of the client's own. */
  authorization?: string
}

/**
 * What list and batch operations need beside the items; parameters that are required stay required.
 */
type BatchInput<Id extends BatchOperationId> = Omit<OperationInput<Id>, 'lines' | 'body' | 'form'>

export interface Client {
  /**
   * One call of the contract's table. Puts in what the operation wants for authentication: a token,
   * the client id and secret, or the sandbox key.
   *
   * @throws NetworkError, TimeoutError, or the signal's reason. An answer with an error status is
   *   a value
   */
  call<Id extends OperationId>(
    id: Id,
    input: OperationInput<Id>,
    options?: CallOptions,
  ): Promise<Result<Id>>

  /**
   * A list, page by page, by its `next` links.
   *
   *     for await (const page of client.pages('get_products', { query: { limit: 100 } })) …
   *
   * @throws AnswerError for a page answered with an error, ForeignLinkError for a link to another
   *   origin, and what `call` throws
   */
  pages<Id extends ListOperationId>(
    id: Id,
    input: OperationInput<Id>,
    options?: CallOptions,
  ): AsyncGenerator<OperationData<Id>, void, undefined>

  /** The same list, item by item. */
  items<Id extends ListOperationId>(
    id: Id,
    input: OperationInput<Id>,
    options?: CallOptions,
  ): AsyncGenerator<ItemOf<OperationData<Id>>, void, undefined>

  /**
   * Any number of items as lines, 100 a request, one outcome an item in the same order.
   *
   *     for await (const outcome of client.batch('patch_products', products)) …
   *
   * A failed request is an outcome of each of its lines; a broken connection throws, after the
   * outcomes of the requests before it.
   *
   * @param input the path of an operation that has one: `{ path: { attribute_code: 'color' } }`
   */
  batch<Id extends BatchOperationId, Item extends LineOf<Id>>(
    id: Id,
    items: Iterable<Item> | AsyncIterable<Item>,
    ...rest: Record<never, never> extends BatchInput<Id>
      ? [input?: BatchInput<Id>, options?: CallOptions]
      : [input: BatchInput<Id>, options?: CallOptions]
  ): AsyncGenerator<Outcome<Item>, void, undefined>

  /**
   * A call with files of any bytes.
   *
   *     client.upload('post_media_files', { product: { identifier, attribute, … }, file })
   */
  upload<Id extends UploadOperationId>(
    id: Id,
    parts: FormParts,
    options?: CallOptions,
  ): Promise<Result<Id>>

  /**
   * Exactly this request, retried like every other but with nothing added: no token, no header. The
   * answer is unread.
   */
  send(
    description: RequestDescription | RequestWithFiles,
    options?: { signal?: AbortSignal },
  ): Promise<Response>

  /** The token that `call` would use now, asked for or refreshed when needed. */
  token: TokenKeeper['obtain']
}

/**
 * A client of a PIM and of the sandbox API, typed by the contract.
 *
 * A call passes, in this order: token, retries, your `middleware`, the time limit, `fetch`.
 */
export function createClient(options: ClientOptions): Client {
  const { baseUrl, credentials, sandboxKey, clock } = options
  const wire = createTransport(
    options.fetch ?? ((request) => fetch(request)),
    options.timeout ?? 30_000,
  )
  const middleware = [...retries(options), ...(options.middleware ?? [])]
  const plain = composeMiddleware(middleware, wire)
  const keeper = createTokenKeeper({
    baseUrl,
    credentials,
    store: options.tokenStore,
    clock,
    send: plain,
  })
  const withToken = composeMiddleware([keeper.middleware], plain)

  function authorizationFor(id: OperationId): string | undefined {
    const { auth } = operations[id]
    if (auth === 'client' && credentials) {
      return basicAuthorization(credentials.clientId, credentials.secret)
    }
    return auth === 'sandbox-key' && sandboxKey ? `Bearer ${sandboxKey}` : undefined
  }

  function describe(id: OperationId, input: RequestInput, { authorization }: CallOptions) {
    return describeRequest(id, input as OperationInput<typeof id>, {
      baseUrl,
      authorization: authorization ?? authorizationFor(id),
    })
  }

  async function exchange(
    id: OperationId,
    description: RequestDescription | RequestWithFiles,
    { signal }: CallOptions,
  ) {
    const request = toRequest(description, signal ? { signal } : {})
    const wantsToken = operations[id].auth === 'token' && !request.headers.has('authorization')
    return readResult(request, await (wantsToken ? withToken : plain)(request))
  }

  function pagesOf(id: OperationId, input: RequestInput, callOptions: CallOptions) {
    const first = describe(id, input, callOptions)
    return followPages(first.url, baseUrl, (url) => exchange(id, { ...first, url }, callOptions))
  }

  const client = {
    call: (id: OperationId, input: RequestInput, callOptions: CallOptions = {}) =>
      exchange(id, describe(id, input, callOptions), callOptions),
    pages: (id: OperationId, input: RequestInput, callOptions: CallOptions = {}) =>
      pagesOf(id, input, callOptions),
    items: (id: OperationId, input: RequestInput, callOptions: CallOptions = {}) =>
      itemsOfPages(pagesOf(id, input, callOptions)),
    batch: <Item>(
      id: OperationId,
      items: Iterable<Item> | AsyncIterable<Item>,
      input: RequestInput = {},
      callOptions: CallOptions = {},
    ) =>
      sendBatch(items, (lines) =>
        exchange(id, describe(id, { ...input, lines }, callOptions), callOptions),
      ),
    upload: async (id: OperationId, parts: FormParts, callOptions: CallOptions = {}) =>
      exchange(id, await withForm(describe(id, {}, callOptions), parts), callOptions),
    send: (
      description: RequestDescription | RequestWithFiles,
      init: { signal?: AbortSignal } = {},
    ) => plain(toRequest(description, init)),
    token: keeper.obtain,
  }
  // Inside, every operation is alike; what the contract says of each one is the signatures of
  // `Client`.
  return client as Client
}

function retries({ retry, clock }: ClientOptions): Middleware[] {
  return retry === false ? [] : [createRetry({ ...(clock && { clock }), ...retry })]
}
