/** The colour and shape that go with a status, always beside its words. */
export type Tone = 'ok' | 'info' | 'warn' | 'bad' | 'busy' | 'idle'

export function toneOf(status: number): Tone {
  if (status < 300) return 'ok'
  if (status < 400) return 'info'
  return status < 500 ? 'warn' : 'bad'
}

/** `404`, `Not Found` -> `404 Not Found`; HTTP/2 sends no words, so those of HTTP/1.1 stand in. */
export function statusLine(status: number, text: string): string {
  return `${status} ${text || words[status] || ''}`.trim()
}

const words: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  507: 'Insufficient Storage',
}

/** `0.4 ms`, `38 ms`, `1.2 s` */
export function formatTime(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`
}

/** `17 bytes`, `1.2 KB`, `3.4 MB` */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
