import { type Client, type ClientOptions, createClient, type Middleware } from '#client'

/** Where this page's PIM is: the page and its API share one origin. */
export function pageOrigin(): string {
  return location.origin
}

/**
 * A client of this page's PIM. It never tries again on its own: the reader presses Send, and sees
 * what one Send does.
 *
 * @param watch sees every request that is sent
 */
export function openApi(
  options: Partial<ClientOptions> = {},
  watch: readonly Middleware[] = [],
): Client {
  return createClient({ baseUrl: pageOrigin(), retry: false, middleware: watch, ...options })
}
