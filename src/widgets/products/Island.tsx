import { useStore } from '@nanostores/react'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { $live } from '../state/live.ts'
import { createSandboxMaker } from '../state/making.ts'
import { $sandbox } from '../state/sandbox.ts'
import { $structure, loadStructure, type Structure } from '../state/structure.ts'
import { Button } from '../ui/Button.tsx'
import { MakeSandbox } from '../ui/MakeSandbox.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { allProducts, readAddress, type Wanted, writeAddress } from './address.ts'
import { GridView } from './GridView.tsx'
import type { Naming } from './names.ts'
import { ProductView } from './ProductView.tsx'

/** The products of the reader's own PIM: a grid, and each by itself, as they are now. */
export default function ProductsIsland() {
  const isReady = useHydrated()
  const [maker] = useState(createSandboxMaker)
  const making = useStore(maker.$making)
  const sandbox = useStore($sandbox, { ssr: none })
  const live = useStore($live, { ssr: off })
  const structure = useStore($structure, { ssr: none })
  return (
    <section className="panel products needs-script" aria-label="Products">
      {isReady && (!sandbox || live === 'gone') ? (
        <MakeSandbox
          why={sandbox ? 'gone' : 'none'}
          making={making}
          onMake={() => void maker.make()}
        >
          <p>
            The products of your own PIM will stand here, more than a thousand of them, and each
            change to one lights up as it comes.
          </p>
        </MakeSandbox>
      ) : structure && isReady && sandbox ? (
        <Products key={sandbox.id} structure={structure} />
      ) : (
        <Opening sandbox={sandbox?.id} isOffline={live === 'offline'} />
      )}
    </section>
  )
}

/** Fetches what names the values; without it nothing can be shown as people read it. */
function Opening({ sandbox, isOffline }: { sandbox: string | undefined; isOffline: boolean }) {
  useEffect(() => {
    if (sandbox && !isOffline) void loadStructure()
  }, [sandbox, isOffline])
  return (
    <div className="panel-body">
      <p className="status" data-status="busy">
        Looking at the catalogue
      </p>
      {isOffline && (
        <Notice tone="bad" title="The PIM cannot be reached">
          <p>You are offline, or the server is restarting. This page goes on trying.</p>
          <Button size="small" onClick={() => void loadStructure()}>
            Try again
          </Button>
        </Notice>
      )}
    </div>
  )
}

function Products({ structure }: { structure: Structure }) {
  const [wanted, go] = useAddress()
  const [naming, setNaming] = useState<Naming>({ structure, locale: navigator.language })
  const top = useRef<HTMLDivElement>(null)
  if (naming.structure !== structure) setNaming({ ...naming, structure })
  const { product, request } = wanted

  function open(event: MouseEvent, search: string) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go(search)
    top.current?.focus()
    top.current?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <div ref={top} tabIndex={-1} className="products-top">
      {product === undefined ? (
        <GridView
          key="grid"
          naming={naming}
          initial={wanted}
          onOpen={open}
          onAsk={(asked) => go(writeAddress({ ...nothing, ...asked }), 'replace')}
        />
      ) : (
        <ProductView
          key={`${product} ${request}`}
          name={product}
          request={request}
          naming={naming}
          onOpen={open}
        />
      )}
    </div>
  )
}

const nothing: Wanted = { product: undefined, request: undefined, filter: allProducts, page: 1 }

/** What the address asks for, and how to ask for something else: the browser's buttons work. */
function useAddress(): [Wanted, (search: string, how?: 'push' | 'replace') => void] {
  const [wanted, setWanted] = useState(() => readAddress(location.search))
  useEffect(() => {
    const read = () => setWanted(readAddress(location.search))
    addEventListener('popstate', read)
    return () => removeEventListener('popstate', read)
  }, [])
  function go(search: string, how: 'push' | 'replace' = 'push') {
    const address = location.pathname + search
    if (how === 'push') history.pushState(null, '', address)
    else history.replaceState(null, '', address)
    setWanted(readAddress(search))
  }
  return [wanted, go]
}

const none = () => undefined
const off = () => 'off' as const
