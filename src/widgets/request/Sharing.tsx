import type { RequestDescription } from '#client'
import type { Values } from '../state/values.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { saveFile } from '../ui/save-file.ts'
import { asHttpFile, asPostman } from './exports.ts'
import { shareLink } from './share.ts'

export interface Props {
  title: string
  request: RequestDescription
  /** Of the PIM it goes to. */
  origin: string
  values: Values
}

export default function Sharing({ title, request, origin, values }: Props) {
  const link = shareLink(request, values, origin, `${location.origin}/playground.html`)
  const save = (text: string, type: string, name: string) =>
    saveFile(new Blob([text], { type }), name)
  return (
    <div className="sharing">
      {link === undefined ? (
        <p className="tool-text">
          This request is too long for a link, or has something that links do not carry. A file
          holds all of it.
        </p>
      ) : (
        <p className="sharing-link">
          <a href={link}>Link to this request</a> <CopyButton text={link} what="link" />
        </p>
      )}
      <p className="tool-text">
        Your credentials stay here: the link has names in their place, and whoever opens it looks at
        the request before sending it to a PIM of their own.
      </p>
      <p className="sharing-files">
        <button
          type="button"
          className="copy"
          onClick={() =>
            save(asHttpFile(title, request, values, origin), 'text/plain', 'request.http')
          }
        >
          Save as HTTP file
        </button>
        <button
          type="button"
          className="copy"
          onClick={() =>
            save(
              asPostman(title, request, values, origin),
              'application/json',
              'request.postman_collection.json',
            )
          }
        >
          Save for Postman
        </button>
      </p>
    </div>
  )
}
