import phpParser from 'php-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RequestDescription, snippetLanguages } from '#client'
import { openSession } from '#markdown'
import { writeSnippet } from '../../src/client/snippets.ts'
import { type Interpreter, openInterpreter } from '../support/interpreter.ts'
import { type Call, type ListeningPim, listenAsPim } from '../support/listening-pim.ts'
import { answers, runners, runProgram } from '../support/run-snippet.ts'
import { articlesWithSamples } from './articles.ts'

// What a reader copies from a panel does what the page shows: every request of every article, in each
// language whose interpreter this machine has, on a fresh sandbox behind a socket. The answer must
// be of the same status and shape as the one that the build got.

const articles = (await articlesWithSamples()).filter(({ tried }) => tried.length > 0)

let pim: ListeningPim

beforeAll(async () => {
  pim = await listenAsPim()
})

afterAll(() => pim.close())

for (const { id, label } of snippetLanguages) {
  const { available, needs } = runners[id]
  const title = available ? label : `${label}, NOT RUN: ${needs} is missing`
  const note = available ? undefined : `${needs} is missing; the code was only read`
  const countedAs = {
    section: 'Samples that were run',
    what: `Requests of pages in ${label}`,
    note,
  }
  describe.skipIf(!available)(`every request in ${title}`, { meta: { countedAs } }, () => {
    let interpreter: Interpreter

    beforeAll(() => {
      interpreter = openInterpreter(id)
    })

    afterAll(() => interpreter.close())

    describe.for(articles)('of $name', ({ tried }) => {
      let session: Awaited<ReturnType<typeof openSession>>

      beforeAll(async () => {
        session = await openSession((request) => fetch(request), pim.url)
      })

      test.for(tried.map(({ planned, sample, line }) => ({ planned, sample, line })))(
        'line $line',
        async ({ planned, sample }) => {
          const authorization = session.authorization(planned.auth)
          const request = session.fill(planned.describe(pim.url, authorization))
          pim.calls.length = 0
          const printed = await interpreter.run(writeSnippet(request, id))

          const [call] = pim.calls
          expect(call, `${printed}`).toBeDefined()
          if (!call) return
          session.learn(call.answer)
          expect(sent(call)).toBe(sent(asCall(request)))
          expect(call.status, `${printed}`).toBe(sample.answer.status)
          expect(shapeOf(call.answer)).toEqual(shapeOf(sample.answer.body))
          expect(printed).toContain(id === 'shell' || id === 'php' ? '' : String(call.status))
        },
      )
    })
  })
}

describe('a language that cannot run here', () => {
  const requests = articles.flatMap(({ tried }) => tried.map(({ sample }) => sample.request))

  test.skipIf(runners.php.available)('is PHP that can be read', () => {
    const parser = new phpParser.Engine({ parser: { suppressErrors: false } })
    const read = requests.map((request) =>
      parser.parseCode(writeSnippet(request, 'php'), 'snippet.php'),
    )
    expect(read.map(({ errors }) => errors)).toEqual(requests.map(() => []))
  })

  test.skipIf(runners.python.available || !answers('python3', ['--version']))(
    'is Python that can be read',
    async () => {
      const programs = JSON.stringify(requests.map((request) => writeSnippet(request, 'python')))
      const check = 'import ast,json,sys\nfor program in json.load(sys.stdin): ast.parse(program)'
      expect(await runProgram({ ...runners.python, args: ['-c', check] }, programs)).toBe('')
    },
  )
})

function asCall({ method, url, body = '' }: RequestDescription): Call {
  const { pathname, search } = new URL(url)
  return { method, target: pathname + search, body, status: 0, answer: '' }
}

/** Which resource a call was for; that it is the same to the last byte is told by the tests of snippets. */
function sent({ method, target }: Call): string {
  const { pathname } = new URL(target, 'http://localhost')
  return `${method} ${decodeURIComponent(pathname)}`
}

/** A JSON body with a word for the kind of each value in it; lines of JSON line by line. */
function shapeOf(body: string): unknown {
  return body.split('\n').map((line) => {
    try {
      return shape(JSON.parse(line))
    } catch {
      return line === '' ? 'nothing' : 'text'
    }
  })
}

function shape(value: unknown): unknown {
  if (value === null) return 'null'
  // Equal products come in the order of their uuids, which are others in each sandbox.
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(shape(item))).toSorted()
  if (typeof value !== 'object') return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
}
