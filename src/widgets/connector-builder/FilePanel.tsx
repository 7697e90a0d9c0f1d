import { useStore } from '@nanostores/react'
import { moveToRecord } from './begin.ts'
import { FileStep } from './FileStep.tsx'
import { addLine, fieldOf, linesOf } from './lines.ts'
import { $understood, addAndOpen } from './mapping.ts'
import { signOfSource } from './signs.ts'
import { leaveFile, type Source, takeFile, takeSample } from './source.ts'
import { StepPanel } from './StepPanel.tsx'

export function FilePanel({ source }: { source: Source }) {
  const mapping = useStore($understood, { ssr: () => undefined })?.mapping
  const used = new Set(mapping ? linesOf(mapping).flatMap(({ rule }) => fieldOf(rule) ?? []) : [])
  return (
    <StepPanel number={1} sign={signOfSource(source)}>
      <FileStep
        source={source}
        used={used}
        onFile={(file) => void takeFile(file)}
        onSample={(sample) => void takeSample(sample)}
        onRecord={(path) => void moveToRecord(path)}
        onLeave={() => void leaveFile()}
        onPick={mapping && ((path) => addAndOpen((document) => addLine(document, path)))}
      />
    </StepPanel>
  )
}
