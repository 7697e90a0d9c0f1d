import { useStore } from '@nanostores/react'
import { useEffect } from 'react'
import { mappingAloud } from './announcement.ts'
import { ExportPanel } from './ExportPanel.tsx'
import { $document, $problems } from './mapping.ts'
import { MappingPanel } from './MappingPanel.tsx'
import { OpenFilePanel } from './OpenFilePanel.tsx'
import { $pim, resumePim } from './pim.ts'
import { ProductPanel } from './ProductPanel.tsx'
import { $run } from './run.ts'
import { wordsAloud } from './run-words.ts'
import { RunPanels } from './RunPanels.tsx'
import type { OpenSource } from './source.ts'

/** All that can be done with a file that is read. */
export default function Workbench({ source }: { source: OpenSource }) {
  const pim = useStore($pim)
  const problems = useStore($problems)
  const hasMapping = useStore($document) !== undefined
  const run = useStore($run)
  useEffect(() => {
    if ($document.get()) void resumePim()
  }, [])
  const open = hasMapping && pim.kind === 'open' ? pim : undefined
  return (
    <>
      <OpenFilePanel source={source} />
      <div className="builder-pair">
        <MappingPanel source={source} pim={pim} />
        {open && <ProductPanel source={source} pim={open} />}
      </div>
      {open && (
        <>
          <RunPanels />
          <ExportPanel source={source} />
        </>
      )}
      <output className="visually-hidden">{mappingAloud(pim, problems.length)}</output>
      <output className="visually-hidden">{wordsAloud(run)}</output>
    </>
  )
}
