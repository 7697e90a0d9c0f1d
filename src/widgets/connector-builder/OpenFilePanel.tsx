import { useStore } from '@nanostores/react'
import { moveToRecord } from './begin.ts'
import { addLine, fieldOf, linesOf } from './lines.ts'
import { $understood, addAndOpen } from './mapping.ts'
import { OpenFile } from './OpenFile.tsx'
import { signOfSource } from './signs.ts'
import { leaveFile, type OpenSource } from './source.ts'
import { StepPanel } from './StepPanel.tsx'

export function OpenFilePanel({ source }: { source: OpenSource }) {
  const mapping = useStore($understood)?.mapping
  const used = new Set(mapping ? linesOf(mapping).flatMap(({ rule }) => fieldOf(rule) ?? []) : [])
  return (
    <StepPanel number={1} sign={signOfSource(source)}>
      <OpenFile
        source={source}
        used={used}
        onRecord={(path) => void moveToRecord(path)}
        onLeave={() => void leaveFile()}
        onPick={mapping && ((path) => addAndOpen((document) => addLine(document, path)))}
      />
    </StepPanel>
  )
}
