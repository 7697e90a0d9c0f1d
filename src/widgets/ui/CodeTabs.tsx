import { CopyButton } from './CopyButton.tsx'
import { ScrollArea } from './ScrollArea.tsx'
import { Tabs } from './Tabs.tsx'

interface Props<Language extends string> {
  languages: readonly { id: Language; label: string }[]
  language: Language
  /** Undefined while what writes it is on its way. */
  code: string | undefined
  onSelect(language: Language): void
}

/** A request as a piece of a program, in one of several languages. */
export function CodeTabs<Language extends string>(props: Props<Language>) {
  const { languages, language, code, onSelect } = props
  return (
    <Tabs label="Language" tabs={languages} selected={language} onSelect={onSelect}>
      <div className="raw">
        <ScrollArea className="code" label="The request as code">
          <code>{code ?? 'One moment …'}</code>
        </ScrollArea>
        {code !== undefined && <CopyButton text={code} what="code" />}
      </div>
    </Tabs>
  )
}
