import { useStore } from '@nanostores/react'
import { useEffect } from 'react'
import { announcement } from './announcement.ts'
import { FilePanel } from './FilePanel.tsx'
import { $document, $problems } from './mapping.ts'
import { MappingPanel } from './MappingPanel.tsx'
import { $pim, type Pim, resumePim } from './pim.ts'
import { ExportPanel } from './ExportPanel.tsx'
import { ProductPanel } from './ProductPanel.tsx'
import { $run, type Run } from './run.ts'
import { wordsAloud } from './run-words.ts'
import { RunPanels } from './RunPanels.tsx'
import { $source, resumeFile, type Source } from './source.ts'
import { StepsAhead } from './StepsAhead.tsx'

/** From a file of an ERP to products in the reader's PIM, step by step. */
export default function ConnectorBuilderIsland() {
  const source = useStore($source, { ssr: () => noSource })
  const pim = useStore($pim, { ssr: () => noPim })
  const problems = useStore($problems, { ssr: () => none })
  const hasMapping = useStore($document, { ssr: () => undefined }) !== undefined
  const run = useStore($run, { ssr: () => noRun })
  // What an earlier visit left is in the stores; the first render still shows the page as it was built.
  useEffect(() => {
    if ($source.get().kind === 'none') void resumeFile()
    if ($document.get()) void resumePim()
  }, [])
  return (
    <div className="builder">
      <FilePanel source={source} />
      {source.kind === 'none' && <StepsAhead />}
      {source.kind === 'read' && (
        <div className="builder-pair">
          <MappingPanel source={source} pim={pim} />
          {hasMapping && pim.kind === 'open' && <ProductPanel source={source} pim={pim} />}
        </div>
      )}
      {source.kind === 'read' && hasMapping && pim.kind === 'open' && (
        <>
          <RunPanels />
          <ExportPanel source={source} />
        </>
      )}
      <output className="visually-hidden">{announcement(source, pim, problems.length)}</output>
      <output className="visually-hidden">{wordsAloud(run)}</output>
    </div>
  )
}

const noSource: Source = { kind: 'none' }
const noPim: Pim = { kind: 'unknown' }
const noRun: Run = { state: 'none' }
const none: [] = []
