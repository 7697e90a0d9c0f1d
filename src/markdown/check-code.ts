import { didYouMean } from '#contract'
import { articleName } from './article.ts'
import type { Article } from './article.ts'
import type { Problem } from './problems.ts'
import {
  findPlaceholder,
  findPlaceholderHost,
  placeholderHint,
  placeholderMessage,
} from './samples/placeholders.ts'
import { isRequest } from './samples/requests-in-code.ts'
import type { SampleException } from './tables.ts'
import type { CodeFence } from './vfile-data.ts'

/** A page with its fences. */
export interface PageCode {
  article: Article
  file: string
  code: readonly CodeFence[]
}

type Exceptions = readonly (SampleException & { line: number })[]

/**
 * Requests in plain fences: one in `http` is run by the build or said to be none of that; in no
 * language does one have a placeholder in it. An exception must still be one.
 */
export function checkCode(
  pages: readonly PageCode[],
  exceptions: Exceptions,
  exceptionsFile: string,
): Problem[] {
  return [
    ...pages.flatMap((page) => problemsOfPage(page, exceptions)),
    ...exceptions.flatMap((exception) => problemsOfException(exception, pages, exceptionsFile)),
  ]
}

/** Whether `samples.yaml` says that nobody runs this one. */
export function isException(
  article: Article,
  fence: CodeFence,
  exceptions: readonly SampleException[],
): boolean {
  const name = articleName(article)
  return exceptions.some(({ page, begins }) => page === name && fence.value.startsWith(begins))
}

function problemsOfPage({ article, file, code }: PageCode, exceptions: Exceptions): Problem[] {
  return code
    .filter((fence) => isRequest(fence) && !isException(article, fence, exceptions))
    .flatMap(({ language, line, value }): Problem[] => {
      if (language === 'http') return [{ file, line, ...notRun }]
      const found = findPlaceholder(value) ?? findPlaceholderHost(value)
      const message = found && placeholderMessage(found)
      return message ? [{ file, line, message, hint: placeholderHint }] : []
    })
}

const notRun = {
  message: 'a request that nobody runs',
  hint: 'Write ```http run, so that the build sends it, or name it in content/samples.yaml with the reason.',
}

function problemsOfException(
  { page: name, begins, line }: Exceptions[number],
  pages: readonly PageCode[],
  file: string,
): Problem[] {
  const names = pages.map(({ article }) => articleName(article))
  const page = pages.find(({ article }) => articleName(article) === name)
  if (!page) return [{ file, line, message: `no page "${name}"`, hint: didYouMean(name, names) }]
  const isThere = page.code.some((fence) => isRequest(fence) && fence.value.startsWith(begins))
  if (isThere) return []
  const message = `no request on "${name}" begins with "${begins}"`
  return [{ file, line, message, hint: 'Take the exception out, or write how the block begins.' }]
}
