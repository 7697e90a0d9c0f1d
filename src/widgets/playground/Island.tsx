import { useStore } from '@nanostores/react'
import { useEffect, useRef, useState } from 'react'
import RequestIsland, { type Props as RequestProps } from '../request/Island.tsx'
import { ownSandbox } from '../state/place.ts'
import { $ownPim } from '../state/own-pim.ts'
import { Notice } from '../ui/Notice.tsx'
import { type Collection, Collections } from './Collections.tsx'
import { Operations } from './Operations.tsx'
import { Places } from './Places.tsx'
import { Variables } from './Variables.tsx'
import { type Chosen, findWanted, type Wanted } from './wanted.ts'

interface Props extends Omit<RequestProps, 'place'> {
  collections: readonly Collection[]
}

/** A whole page for one request, and all there is to begin with. */
export default function Playground({ collections, ...first }: Props) {
  const [wanted, setWanted] = useState<Wanted>({})
  const [shown, setShown] = useState<{ chosen: Chosen; count: number }>({ chosen: first, count: 0 })
  const bench = useRef<HTMLElement>(null)
  const pim = useStore($ownPim, { ssr: 'initial' })
  const place = pim ?? ownSandbox

  useEffect(() => {
    async function look() {
      const found = await findWanted(location)
      setWanted(found)
      if (found.chosen) setShown({ chosen: found.chosen, count: 1 })
    }
    void look()
  }, [])

  // On a phone the shelf is far below the panel.
  function choose(chosen: Omit<Chosen, 'base'>) {
    setShown({ chosen: { ...chosen, base: first.base }, count: shown.count + 1 })
    bench.current?.focus()
  }

  return (
    <div className="playground">
      <section className="playground-bench" ref={bench} aria-label="The request" tabIndex={-1}>
        {wanted.notice && (
          <Notice tone={wanted.notice.tone} title={wanted.notice.title}>
            <p>{wanted.notice.text}</p>
          </Notice>
        )}
        <RequestIsland
          key={`${shown.count} ${place === ownSandbox ? '' : place.origin()}`}
          {...shown.chosen}
          place={place}
        />
      </section>
      <div className="playground-shelf needs-script">
        <Operations onChoose={choose} />
        <Places />
        <Collections collections={collections} onChoose={choose} />
        <Variables />
      </div>
    </div>
  )
}
