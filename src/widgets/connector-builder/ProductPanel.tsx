import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { $applied, $at, $record, findTroubled } from './mapping.ts'
import type { OpenPim } from './pim.ts'
import { ProductStep } from './ProductStep.tsx'
import { signOfProduct } from './signs.ts'
import type { OpenSource } from './source.ts'
import { StepPanel } from './StepPanel.tsx'

interface Props {
  source: OpenSource
  pim: OpenPim
}

export function ProductPanel({ source, pim }: Props) {
  const applied = useStore($applied)
  const record = useStore($record)
  const at = useStore($at)
  const [isSearched, setIsSearched] = useState(false)

  function goToTrouble() {
    const next = findTroubled(1)
    setIsSearched(next === undefined)
    if (next !== undefined) $at.set(next)
  }

  return (
    <StepPanel number={3} sign={signOfProduct(applied)}>
      <ProductStep
        record={record}
        applied={applied}
        structure={pim.structure}
        at={at}
        shown={source.records.length}
        count={source.inspection.count}
        hasNoMoreTrouble={isSearched}
        onGo={(next) => {
          setIsSearched(false)
          $at.set(next)
        }}
        onTrouble={goToTrouble}
      />
    </StepPanel>
  )
}
