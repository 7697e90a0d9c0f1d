/**
 * Work that takes long, wherever it is done: on a thread of its own or on the page's.
 *
 * @param tell hears how far it is
 * @param signal asks it to come to an end of its own
 * @throws what is not about the order but a mistake of ours
 */
export type Work<Order, News, Result> = (
  order: Order,
  tell: (news: News) => void,
  signal: AbortSignal,
) => Promise<Result>

/** What a thread is told. */
export type Call<Order> = { order: Order } | 'stop'

/** What a thread says: how far it is, what has come of it, or that it cannot go on. */
export type Reply<News, Result> = { news: News } | { result: Result } | { mistake: string }
