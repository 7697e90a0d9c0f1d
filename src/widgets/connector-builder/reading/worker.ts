import type { Reply } from './messages.ts'
import { type FileQuestion, readFile } from './read-file.ts'

// A large file is read for many seconds. On a thread of its own, the page goes on hearing keys meanwhile.

addEventListener('message', ({ data }: MessageEvent<FileQuestion>) => {
  readFile(data, (share) => say({ share })).then(
    (read) => say({ read }),
    (error: unknown) => say({ mistake: String(error) }),
  )
})

function say(reply: Reply): void {
  postMessage(reply)
}
