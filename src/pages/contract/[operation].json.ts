import type { APIRoute, GetStaticPaths } from 'astro'
import { operations, type OperationId } from '#contract'
import { document } from '../../contract/document.ts'
import { pieceOf } from '../../contract/piece.ts'

// What a form and an editor need to know of one operation; the whole contract would be ten times that.

export const getStaticPaths: GetStaticPaths = () =>
  Object.keys(operations).map((operation) => ({ params: { operation } }))

export const GET: APIRoute = ({ params }) =>
  Response.json(pieceOf(document, params['operation'] as OperationId))
