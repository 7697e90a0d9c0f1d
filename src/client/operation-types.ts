import type { BatchLine, mediaTypes, OperationId, OperationTypes, PlainError } from '#contract'

/** What the contract says of one operation, as openapi-typescript writes it. */
type Of<Id extends OperationId> = OperationTypes[Id]

type ParametersIn<Id extends OperationId, Place extends 'path' | 'query'> =
  Of<Id> extends { parameters: infer Parameters }
    ? Place extends keyof Parameters
      ? NonNullable<Parameters[Place]>
      : never
    : never

type RequestContent<Id extends OperationId> =
  Of<Id> extends { requestBody: { content: infer Content } } ? Content : never

type RequestContentOf<
  Id extends OperationId,
  MediaType extends string,
> = MediaType extends keyof RequestContent<Id> ? RequestContent<Id>[MediaType] : never

type CollectionType = (typeof mediaTypes)['collection']
type FormType = (typeof mediaTypes)['form']

/**
 * What may be written for a query parameter: the contract's type; a list where it wants codes
 * separated by commas; an object for `search`.
 */
type QueryOf<Query> = {
  [Name in keyof Query]:
    | Query[Name]
    | (string extends NonNullable<Query[Name]> ? readonly string[] : never)
    | (Name extends 'search' ? object : never)
}

/**
 * `{}` when there is nothing to give, an optional key when nothing in it is required, else a
 * required key.
 */
type Part<Key extends string, Value> = [Value] extends [never]
  ? { [K in Key]?: never }
  : Record<never, never> extends Value
    ? { [K in Key]?: Value }
    : { [K in Key]: Value }

/** The line of a batch body. */
export type LineOf<Id extends OperationId> =
  RequestContentOf<Id, CollectionType> extends readonly (infer Line)[] ? Line : never

type BodyPart<Id extends OperationId> = [RequestContent<Id>] extends [never]
  ? { body?: never; lines?: never; form?: never }
  : | ([RequestContentOf<Id, 'application/json'>] extends [never]
        ? never
        : { body: RequestContentOf<Id, 'application/json'>; lines?: never; form?: never })
    | ([RequestContentOf<Id, CollectionType>] extends [never]
        ? never
        : { lines: readonly LineOf<Id>[]; body?: never; form?: never })
    | ([RequestContentOf<Id, FormType>] extends [never]
        ? never
        : {
            form: RequestContentOf<Id, FormType>
            body?: never
            lines?: never
          })

/**
 * What an operation takes: `path` and `query` parameters, and one of `body` (JSON), `lines` (one
 * JSON object a line) and `form`. Required is what the contract requires.
 */
export type OperationInput<Id extends OperationId> = Part<'path', ParametersIn<Id, 'path'>> &
  Part<'query', QueryOf<ParametersIn<Id, 'query'>>> &
  BodyPart<Id>

type ResponsesOf<Id extends OperationId> =
  Of<Id> extends { responses: infer Responses } ? Responses : never

type SuccessStatus = 200 | 201 | 202 | 204

type AnswerContent<Answer> = Answer extends { content: infer Content }
  ? [NonNullable<Content>] extends [never]
    ? undefined
    : Content extends { [M in CollectionType]: unknown }
      ? BatchLine[]
      : Content extends { 'application/json': infer Body }
        ? Body
        : unknown
  : undefined

/**
 * What a successful answer holds: the JSON body, the lines of a batch, or `undefined` for an answer
 * without a body.
 */
export type OperationData<Id extends OperationId> = {
  [Status in keyof ResponsesOf<Id>]: Status extends SuccessStatus
    ? AnswerContent<ResponsesOf<Id>[Status]>
    : never
}[keyof ResponsesOf<Id>]

/**
 * What an error answer holds: what the contract declares for the operation, or what anything on the
 * way (a server at its end, a gateway) may say. Each kind has `code` (the status) and `message`.
 */
export type OperationError<Id extends OperationId> =
  | PlainError
  | UnreadableAnswer
  | Exclude<
      {
        [Status in keyof ResponsesOf<Id>]: Status extends SuccessStatus
          ? never
          : AnswerContent<ResponsesOf<Id>[Status]>
      }[keyof ResponsesOf<Id>],
      undefined
    >

/**
 * An answer in a form that the contract does not know: HTML of a proxy, an empty error, a success
 * that is not JSON.
 */
export interface UnreadableAnswer {
  /** The HTTP status. */
  code: number
  /** What is wrong with it, in words. */
  message: string
  /** The body as it came. */
  text: string
}

/** An item of a list: what its pages hold in `_embedded.items`. */
export type ItemOf<Page> = Page extends { _embedded: { items: readonly (infer Item)[] } }
  ? Item
  : never

/** The operations that answer with a page of a list. */
export type ListOperationId = {
  [Id in OperationId]: [ItemOf<OperationData<Id>>] extends [never] ? never : Id
}[OperationId]

/** The operations that take files. */
export type UploadOperationId = {
  [Id in OperationId]: [RequestContentOf<Id, 'multipart/form-data'>] extends [never] ? never : Id
}[OperationId]

/** The operations that take one JSON object a line. */
export type BatchOperationId = {
  [Id in OperationId]: [RequestContentOf<Id, CollectionType>] extends [never] ? never : Id
}[OperationId]
