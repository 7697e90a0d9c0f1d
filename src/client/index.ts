/**
 * The client: typed calls to a PIM and to the sandbox API, from anywhere that has `fetch`. It
 * speaks HTTP and knows the contract; it does not know the sandbox, the site or a runtime.
 */
export { type BasicSteps, basicAuthorization, explainBasic } from './basic.ts'
export { bodyCharacters, type Outcome } from './batch.ts'
export { type Clock, systemClock } from './clock.ts'
export { type CallOptions, type Client, type ClientOptions, createClient } from './create-client.ts'
export { AnswerError, ForeignLinkError, NetworkError, TimeoutError } from './errors.ts'
export {
  cutAtFiles,
  type FilePart,
  frameParts,
  readParts,
  type SampleFile,
  withLineEnds,
} from './form-parts.ts'
export { formatHttp, HttpTextError, parseHttp } from './http-text.ts'
export type { Middleware, Send } from './middleware.ts'
export type {
  BatchOperationId,
  ItemOf,
  LineOf,
  ListOperationId,
  OperationData,
  OperationError,
  OperationInput,
  UnreadableAnswer,
} from './operation-types.ts'
export { javascriptLiteral, phpLiteral, quote, quoteForPhp } from './literals.ts'
export { loadSnippets } from './load-snippets.ts'
export {
  describeOperation,
  describeRequest,
  type RequestContext,
  type RequestDescription,
  type RequestInput,
  type RequestWithFiles,
  toRequest,
} from './request.ts'
export { parseLines, readResult, type Result, type UntypedResult } from './result.ts'
export { createRetry, delayAfter, parseRetryAfter, type RetryOptions } from './retry.ts'
export { dayOfSending, type Sending } from './sending.ts'
export { type SnippetLanguage, snippetLanguages } from './snippet-languages.ts'
export {
  createMemoryTokenStore,
  type Credentials,
  type Grant,
  type StoredToken,
  type TokenStore,
} from './token.ts'
