import { readBytes } from './body.ts'

/** The parts of a `multipart/form-data` body (RFC 7578) by name; of a name sent twice, the last one. */
export interface Form {
  texts: Map<string, string>
  files: Map<string, SentFile>
}

export interface SentFile {
  /** As the sender called it. */
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

export function emptyForm(): Form {
  return { texts: new Map(), files: new Map() }
}

/**
 * Reads the parts of a body of at most `limit` bytes. What is no multipart body, whatever its header
 * says, has no parts.
 */
export async function readForm(request: Request, limit: number): Promise<Form> {
  const contentType = request.headers.get('content-type') ?? ''
  const body = new Response(await readBytes(request, limit), {
    headers: { 'content-type': contentType },
  })
  const sent = await body.formData().catch(() => new FormData())
  const form = emptyForm()
  for (const [name, value] of sent) {
    if (typeof value === 'string') form.texts.set(name, value)
    else form.files.set(name, await readFile(value))
  }
  return form
}

async function readFile(file: File): Promise<SentFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}
