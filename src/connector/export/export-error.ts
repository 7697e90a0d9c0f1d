/** What was asked for cannot be exported; the message says what to do. */
export class ExportError extends Error {
  override name = 'ExportError'
}
