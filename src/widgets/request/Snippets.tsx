import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { type RequestDescription, snippetLanguages } from '#client'
import { $language } from '../state/language.ts'
import { $writer } from '../state/snippets.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { ScrollArea } from '../ui/ScrollArea.tsx'
import { Tabs } from '../ui/Tabs.tsx'

/** The request as a piece of a program, in the language that the reader chose once for all pages. */
export function Snippets({ request }: { request: RequestDescription }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="snippets">
      <button
        type="button"
        className="disclosure-button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        Copy as code
      </button>
      {isOpen && <Opened request={request} />}
    </div>
  )
}

function Opened({ request }: { request: RequestDescription }) {
  const language = useStore($language)
  const writer = useStore($writer)
  const code = writer?.write(request, language)
  return (
    <Tabs
      label="Language"
      tabs={snippetLanguages}
      selected={language}
      onSelect={(chosen) => $language.set(chosen)}
    >
      <div className="raw">
        <ScrollArea className="code" label="The request as code">
          <code>{code ?? 'One moment …'}</code>
        </ScrollArea>
        {code !== undefined && <CopyButton text={code} what="code" />}
      </div>
    </Tabs>
  )
}
