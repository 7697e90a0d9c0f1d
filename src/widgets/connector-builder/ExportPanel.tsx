import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { DisclosureButton } from '../ui/DisclosureButton.tsx'
import { later } from '../ui/later.tsx'
import { commandFor } from './command.ts'
import { $document, $text } from './mapping.ts'
import { saveFile } from './save-file.ts'
import type { OpenSource } from './source.ts'
import { StepPanel } from './StepPanel.tsx'

const CodeExport = later(() => import('./CodeExport.tsx'))

/** Takes the connector along: the mapping with the command that runs it every night, or a program. */
export function ExportPanel({ source }: { source: OpenSource }) {
  const text = useStore($text)
  const mapping = useStore($document)?.mapping
  const command = commandFor(source.file.name)
  const [isCode, setIsCode] = useState(false)
  return (
    <StepPanel number={6}>
      <div className="panel-body">
        <p>
          The connector is its mapping, a text to keep beside your other programs. The command line
          does with it what this page did.
        </p>
        <Button onClick={() => saveFile('mapping.yaml', text, 'application/yaml')}>
          Save mapping.yaml
        </Button>
        <div className="raw">
          <pre className="code">
            <code>{command}</code>
          </pre>
          <CopyButton text={command} what="command" />
        </div>
        <p className="tool-text">
          The four credentials are those of a connection, as{' '}
          <a href="/sandbox/connections.html">your sandbox shows them</a>. Keep them out of the
          mapping.
        </p>
        <div className="code-export">
          <h3 className="part-title">Or as a program of its own</h3>
          <p>
            For whoever wants to go beyond what a mapping can say: the same connector written out as
            code, one function a field, to be read and changed.
          </p>
          <DisclosureButton isOpen={isCode} onToggle={() => setIsCode(!isCode)}>
            Write it as code
          </DisclosureButton>
          {isCode && mapping && <CodeExport mapping={mapping} source={source} />}
          {isCode && !mapping && <p className="tool-text">Mend the mapping first.</p>}
        </div>
      </div>
    </StepPanel>
  )
}
