import { useStore } from '@nanostores/react'
import { Button } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { CodeExport } from './CodeExport.tsx'
import { commandFor } from './command.ts'
import { $document, $text } from './mapping.ts'
import { saveFile } from './save-file.ts'
import type { OpenSource } from './source.ts'
import { StepPanel } from './StepPanel.tsx'

/** Takes the connector along: the mapping with the command that runs it every night, or a program. */
export function ExportPanel({ source }: { source: OpenSource }) {
  const text = useStore($text)
  const mapping = useStore($document)?.mapping
  const command = commandFor(source.file.name)
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
        {mapping && <CodeExport mapping={mapping} source={source} />}
      </div>
    </StepPanel>
  )
}
