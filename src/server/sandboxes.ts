/** One reader's PIM, opened. */
export interface OpenSandbox {
  fetch(request: Request): Promise<Response>
}

/** What a host keeps: the sandboxes, each under its id. */
export interface Sandboxes {
  /** Undefined when there is no room for one more. */
  create(): { id: string; key: string; createdAt: number; expiresAt: number } | undefined
  open(id: string): OpenSandbox | undefined
  /** Ends what goes on by itself: streams to readers. */
  endStreams(): void
}
