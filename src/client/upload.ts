import type { RequestDescription, RequestWithFiles } from './request.ts'

/** A form with files of any bytes: texts and files as they are, objects as JSON. */
export type FormParts = Readonly<Record<string, string | File | object>>

/** A request with such a form as its body. */
export async function withForm(
  description: RequestDescription,
  parts: FormParts,
): Promise<RequestWithFiles> {
  const form = new FormData()
  for (const [name, value] of Object.entries(parts)) {
    const isPlain = typeof value === 'string' || value instanceof File
    form.append(name, isPlain ? value : JSON.stringify(value))
  }
  // The runtime writes the parts and says what keeps them from each other.
  const written = new Response(form)
  const type = written.headers.get('content-type') ?? ''
  const headers = { ...description.headers, 'Content-Type': type }
  return { ...description, headers, body: await written.blob() }
}
