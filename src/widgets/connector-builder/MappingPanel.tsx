import { useStore } from '@nanostores/react'
import { valueFields } from './field-rows.ts'
import {
  $added,
  $applied,
  $document,
  $problems,
  $reasons,
  $record,
  $text,
  $understood,
  addAndOpen,
  edit,
} from './mapping.ts'
import { beginMapping, suggestMapping, takeGuideMapping } from './begin.ts'
import { MapStep } from './MapStep.tsx'
import { type Pim, pimTrail } from './pim.ts'
import { PimStep } from './PimStep.tsx'
import { signOfMapping } from './signs.ts'
import type { OpenSource } from './source.ts'
import { StepPanel } from './StepPanel.tsx'

interface Props {
  source: OpenSource
  pim: Pim
}

export function MappingPanel({ source, pim }: Props) {
  const document = useStore($document)
  const mapping = useStore($understood)?.mapping
  const problems = useStore($problems)
  const calls = useStore(pimTrail.$calls)
  const shared = {
    reasons: useStore($reasons),
    node: useStore($record)?.root,
    applied: useStore($applied),
    added: useStore($added),
  }
  return (
    <StepPanel number={2} sign={signOfMapping(pim, document !== undefined, problems.length)}>
      {pim.kind === 'open' && document && mapping ? (
        <MapStep
          {...shared}
          document={document}
          mapping={mapping}
          problems={problems}
          around={{
            structure: pim.structure,
            fields: valueFields(source.inspection.fields),
            records: source.inspection.candidates.map(({ path }) => path),
          }}
          edit={edit}
          onAdd={addAndOpen}
          onText={(text) => $text.set(text)}
          onStartOver={suggestMapping}
        />
      ) : (
        <PimStep
          pim={pim}
          calls={calls}
          fileName={source.file.name}
          onOpen={() => void beginMapping()}
          onGuide={(path) => void takeGuideMapping(path)}
        />
      )}
    </StepPanel>
  )
}
