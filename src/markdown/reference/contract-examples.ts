import { mediaTypes, type Operation } from '#contract'
import { describeOperation, type RequestDescription } from '#client'
import { document } from '../../contract/document.ts'

/** A request as the contract gives it for an example, ready but for the name of its caller. */
export interface ContractExample {
  /** What the contract calls it, where an operation has several. */
  title: string | undefined
  describe(baseUrl: string, authorization: string | undefined): RequestDescription
}

/** Each body that the contract shows for an operation, at the address with its examples; one request when it takes no body. */
export function contractExamples(
  operation: Operation,
  query: Readonly<Record<string, string>> = {},
): ContractExample[] {
  const path = pathExamples(operation)
  const address = (baseUrl: string, authorization: string | undefined) =>
    describeOperation(operation, { path, query }, { baseUrl, authorization })
  const bodies = bodiesOf(operation)
  if (bodies.length === 0) return [{ title: undefined, describe: address }]
  return bodies.map(({ title, type, body }) => ({
    title,
    describe(baseUrl, authorization) {
      const request = address(baseUrl, authorization)
      return { ...request, headers: { ...request.headers, 'Content-Type': type }, body }
    },
  }))
}

interface Parameter {
  name: string
  in: string
  example?: unknown
}

/** What the contract gives as an example for each name in the address. */
export function pathExamples(operation: Operation): Record<string, unknown> {
  const { path, method } = operation
  const item = at(['paths', path]) as Record<string, unknown>
  const own = (item[method.toLowerCase()] as { parameters?: unknown[] } | undefined)?.parameters
  const all = [...((item['parameters'] as unknown[] | undefined) ?? []), ...(own ?? [])]
  const parameters = all.map(resolved) as Parameter[]
  return Object.fromEntries(
    parameters.filter((one) => one.in === 'path').map(({ name, example }) => [name, example]),
  )
}

interface Body {
  title: string | undefined
  type: string
  body: string
}

/** In the media type that comes first; a form and JSON say the same. */
function bodiesOf({ path, method, requestTypes: [type] }: Operation): Body[] {
  if (type === undefined) return []
  const place = ['paths', path, method.toLowerCase(), 'requestBody', 'content', type]
  const { example, examples = {} } = at(place) as {
    example?: unknown
    examples?: Record<string, { summary?: string; value: unknown }>
  }
  const found = example === undefined ? Object.values(examples) : [{ value: example }]
  return found.map((one) => ({
    title: 'summary' in one ? one.summary : undefined,
    ...written(one.value, type),
  }))
}

function written(value: unknown, type: string): { type: string; body: string } {
  if (typeof value === 'string') return { type, body: value }
  if (type === mediaTypes.form) {
    return { type, body: new URLSearchParams(value as Record<string, string>).toString() }
  }
  if (type !== mediaTypes.multipart) return { type, body: JSON.stringify(value) }
  return {
    type: `${type}; boundary=${boundary}`,
    body: partsOf(value as Record<string, string>),
  }
}

const boundary = 'doorway'

/** `@halo.pdf` stands for a file of that name, as in curl. */
function partsOf(parts: Record<string, string>): string {
  const texts = Object.entries(parts).map(([name, value]) =>
    value.startsWith('@')
      ? `; name="${name}"; filename="${value.slice(1)}"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7`
      : `; name="${name}"\r\n\r\n${value}`,
  )
  const framed = texts.map((text) => `--${boundary}\r\nContent-Disposition: form-data${text}\r\n`)
  return `${framed.join('')}--${boundary}--\r\n`
}

function at(path: readonly string[]): unknown {
  const found = path.reduce<unknown>((node, key) => Reflect.get(Object(node), key), document)
  return resolved(found)
}

function resolved(node: unknown): unknown {
  const ref: unknown = Reflect.get(Object(node), '$ref')
  return typeof ref === 'string' ? at(ref.slice(2).split('/')) : (node ?? {})
}
