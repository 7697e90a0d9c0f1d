import { LineCounter, isMap, isSeq, parseDocument } from 'yaml'
import { errorKinds, isErrorKind } from '../../contract/error-kinds.ts'
import { ContractError, type Source } from './fragments.ts'
import { asList, asPlain, type Plain } from './merge.ts'

/**
 * Turns the catalogue of errors, a file a kind, into the text of `error-catalogue.gen.ts`.
 *
 * @throws {ContractError} for what is missing, misspelt or told twice
 */
export function generateErrors(sources: readonly Source[], stamp: string): string {
  const entries = sources.flatMap(readEntries)
  const problems = [...entries.flatMap(problemsOf), ...repetitionsIn(entries)]
  if (problems.length > 0) throw new ContractError(problems)
  const order = Object.keys(errorKinds)
  const rows = entries.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)).map(settle)
  const note = `Errors of content/errors by \`npm run contract\`, made from ${stamp}`
  return `// ${note}\n\nexport const errorTable = ${JSON.stringify(rows, undefined, 2)} as const\n`
}

/** An entry as it was written, and where. */
interface Entry {
  place: string
  kind: string
  content: Plain
}

function readEntries({ file, text }: Source): Entry[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const place = (offset: number) => `${file}:${lines.linePos(offset).line}`
  if (document.errors.length > 0) {
    throw new ContractError(
      document.errors.map(({ pos, message }) => `${place(pos[0])}: ${message}`),
    )
  }
  if (!isSeq(document.contents)) throw new ContractError([`${file}:1: This is a list of errors.`])
  const kind = /([\w-]+)\.yaml$/.exec(file)?.[1] ?? file
  return document.contents.items.map((item) => ({
    place: place((isMap(item) ? item.range?.[0] : undefined) ?? 0),
    kind,
    content: asPlain(isMap(item) ? item.toJS(document) : undefined),
  }))
}

const auths = ['none', 'client', 'token', 'sandbox-key']
const keys = ['id', 'status', 'message', 'formerly', 'cause', 'cure', 'article', 'try', 'auth']

function problemsOf({ place, kind, content }: Entry): string[] {
  const { id, cause, cure, article, auth } = content
  const found = [
    !isErrorKind(kind) && `no kind is called "${kind}": ${Object.keys(errorKinds).join(', ')}`,
    !(typeof id === 'string' && /^[a-z][a-z\d-]*$/.test(id)) && '"id" is words with dashes between',
    !isText(cause) && '"cause" is a text',
    !isText(cure) && '"cure" is a text',
    !(isText(article) && article.startsWith('/')) && '"article" is an address of this site',
    auth !== undefined && !auths.includes(String(auth)) && `"auth" is one of ${auths.join(', ')}`,
    !statusesOf(content).every((status) => Number(status) >= 400 && Number(status) < 600) &&
      '"status" is one from 400 to 599',
    content.try !== undefined && !/^[A-Z]+ \/\S/.test(String(content.try)) && '"try" is a request',
    messagesOf(content).length === 0 && '"message" is missing',
    ...messagesOf(content).map(problemWithMessage),
    ...Object.keys(content).map((key) => !keys.includes(key) && `"${key}" is unknown`),
  ]
  return found.filter((problem) => problem !== false).map((problem) => `${place}: ${problem}.`)
}

function problemWithMessage(message: unknown): string | false {
  if (!isText(message)) return '"message" is a text or a list of texts'
  const names = [...message.matchAll(/\{([^}"]*)\}/g)].map(([, name = '']) => name)
  const wrong = names.find((name, at) => !/^[a-z]\w*$/.test(name) || names.indexOf(name) !== at)
  return wrong !== undefined && `"{${wrong}}" is no name of its own in "${message}"`
}

/** The same id, or the same words under the same status, in two places. */
function repetitionsIn(entries: readonly Entry[]): string[] {
  const places = new Map<string, string>()
  return entries.flatMap(({ place, content }) => {
    const claims = [
      `The id "${String(content.id)}"`,
      ...statusesOf(content).flatMap((status) =>
        messagesOf({ message: content.message }).map(
          (message) => `"${String(message)}" with ${String(status)}`,
        ),
      ),
    ]
    return claims.flatMap((claim) => {
      const first = places.get(claim)
      places.set(claim, place)
      return first === undefined ? [] : [`${place}: ${claim} is already in ${first}.`]
    })
  })
}

function settle({ kind, content }: Entry): Plain {
  const { id, cause, cure, article, auth = null } = content
  return {
    id,
    kind,
    statuses: statusesOf(content),
    messages: listOf(content.message),
    formerly: listOf(content.formerly),
    cause: trimmed(cause),
    cure: trimmed(cure),
    article,
    try: content.try === undefined ? null : trimmed(content.try),
    auth,
  }
}

function statusesOf({ status }: Plain): unknown[] {
  return listOf(status)
}

function messagesOf({ message, formerly }: Plain): unknown[] {
  return [...listOf(message), ...listOf(formerly)]
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return asList(value)
  return value === undefined ? [] : [value]
}

function trimmed(value: unknown): string {
  return String(value).trim()
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
