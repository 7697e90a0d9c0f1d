import type { Answer } from '../http/answer.ts'

/**
 * A file's bytes as something to be kept, never as something to be run: always an attachment, in a sandbox
 * that allows nothing, and under its own media type only if browsers have nothing to execute in it.
 */
export function downloadAnswer(
  file: { original_filename: string; mime_type: string },
  bytes: Uint8Array<ArrayBuffer>,
): Answer {
  return {
    status: 200,
    headers: {
      'content-type': isHarmless(file.mime_type) ? file.mime_type : 'application/octet-stream',
      'content-disposition': attachment(file.original_filename),
      'content-security-policy': `default-src 'none'; sandbox`,
    },
    body: bytes,
  }
}

function isHarmless(mediaType: string): boolean {
  return (
    /^(audio|video)\/[\w.-]+$/.test(mediaType) ||
    /^image\/(?!svg)[\w.-]+$/.test(mediaType) ||
    /^text\/(plain|csv)$/.test(mediaType) ||
    /^application\/(pdf|zip|json|vnd\.openxmlformats-officedocument\.[\w.-]+)$/.test(mediaType)
  )
}

/** RFC 6266: a name in ASCII for everybody, and the right one when that is another. */
function attachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^ -~]|["\\%]/g, '_')
  if (plain === fileName) return `attachment; filename="${plain}"`
  const exact = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`
}
