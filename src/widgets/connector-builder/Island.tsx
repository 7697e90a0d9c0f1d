import { useStore } from '@nanostores/react'
import { useEffect, useRef } from 'react'
import { later } from '../ui/later.tsx'
import { sourceAloud } from './announcement.ts'
import { FilePanel } from './FilePanel.tsx'
import { useKeptFocus } from './keep-focus.ts'
import { $source, resumeFile, type Source } from './source.ts'
import { StepsAhead } from './StepsAhead.tsx'

const loadWorkbench = () => import('./Workbench.tsx')
const Workbench = later(loadWorkbench)

/**
 * From a file of an ERP to products in the reader's PIM, step by step. Until there is a file, only what takes
 * one is loaded.
 */
export default function ConnectorBuilderIsland() {
  const source = useStore($source, { ssr: () => noSource })
  // What an earlier visit left is in the stores; the first render still shows the page as it was built.
  useEffect(() => {
    if ($source.get().kind === 'none') void resumeFile()
  }, [])
  useEffect(() => {
    if (source.kind === 'reading') loadWorkbench().catch(() => undefined)
  }, [source.kind])
  const box = useRef<HTMLDivElement>(null)
  useKeptFocus(box)
  return (
    <div className="builder" ref={box}>
      {source.kind === 'read' ? <Workbench source={source} /> : <FilePanel source={source} />}
      {source.kind === 'none' && <StepsAhead />}
      <output className="visually-hidden">{sourceAloud(source)}</output>
    </div>
  )
}

const noSource: Source = { kind: 'none' }
