import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { type RequestDescription, snippetLanguages } from '#client'
import { $language } from '../state/language.ts'
import { $writer } from '../state/snippets.ts'
import { CodeTabs } from '../ui/CodeTabs.tsx'
import { DisclosureButton } from '../ui/DisclosureButton.tsx'

/** The request as a piece of a program, in the language that the reader chose once for all pages. */
export function Snippets({ request }: { request: RequestDescription }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="snippets">
      <DisclosureButton isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
        Copy as code
      </DisclosureButton>
      {isOpen && <Opened request={request} />}
    </div>
  )
}

function Opened({ request }: { request: RequestDescription }) {
  const language = useStore($language)
  const writer = useStore($writer)
  return (
    <CodeTabs
      languages={snippetLanguages}
      language={language}
      code={writer?.write(request, language)}
      onSelect={(chosen) => $language.set(chosen)}
    />
  )
}
