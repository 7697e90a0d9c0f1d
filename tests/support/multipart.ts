import type { Sent } from './sandbox.ts'

/** A body in parts: texts, and files with their names. */
export async function multipart(
  parts: Record<string, string | File>,
): Promise<Required<Pick<Sent, 'headers' | 'body'>>> {
  const form = new FormData()
  for (const [name, value] of Object.entries(parts)) form.append(name, value)
  const written = new Response(form)
  return {
    headers: { 'content-type': written.headers.get('content-type') ?? '' },
    body: new Uint8Array(await written.arrayBuffer()),
  }
}
