import { Button } from '../ui/Button.tsx'
import { Calls } from '../ui/Calls.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Pim } from './pim.ts'
import { nameOf, samples } from './samples.ts'

interface Props {
  pim: Pim
  calls: Parameters<typeof Calls>[0]['calls']
  fileName: string
  onOpen(): void
  /** Takes a mapping that is written already. */
  onGuide(path: string): void
}

/** On the way to a mapping: the reader's PIM, whose attributes there are to map to. */
export function PimStep({ pim, calls, fileName, onOpen, onGuide }: Props) {
  const written = samples.find((sample) => nameOf(sample) === fileName)?.mapping
  return (
    <div className="panel-body">
      <p>
        A mapping leads to the attributes of a PIM. Yours is a sandbox of your own, made on the way
        when there is none yet, with a <em>data source</em> connection for this connector.
      </p>
      <Button kind="primary" busy={pim.kind === 'opening'} onClick={onOpen}>
        Look into my PIM and propose a mapping
      </Button>
      {written && (
        <Button busy={pim.kind === 'opening'} onClick={() => onGuide(written)}>
          Take the mapping of the ERP guide
        </Button>
      )}
      {pim.kind === 'failed' && (
        <Notice tone="bad" title={pim.obstacle.title}>
          <p>{pim.obstacle.text}</p>
        </Notice>
      )}
      {calls.length > 0 && <Calls calls={calls} label="Calls made on the way" />}
    </div>
  )
}
