import { FileStep } from './FileStep.tsx'
import { signOfSource } from './signs.ts'
import { leaveFile, type OpenSource, type Source, takeFile, takeSample } from './source.ts'
import { StepPanel } from './StepPanel.tsx'

/** Where a file is chosen, and read. */
export function FilePanel({ source }: { source: Exclude<Source, OpenSource> }) {
  return (
    <StepPanel number={1} sign={signOfSource(source)}>
      <FileStep
        source={source}
        onFile={(file) => void takeFile(file)}
        onSample={(sample) => void takeSample(sample)}
        onLeave={() => void leaveFile()}
      />
    </StepPanel>
  )
}
