import type { APIRoute } from 'astro'
import { answersTwin } from '../../components/reference/twin.ts'

/** What many operations may answer, as Markdown: `/api-reference/answers.md`. */
export const GET: APIRoute = () =>
  new Response(answersTwin(), { headers: { 'content-type': 'text/markdown; charset=utf-8' } })
