import { useStore } from '@nanostores/react'
import { useEffect, useState } from 'react'
import type { FlowError } from '#contract'
import { addressOfProduct } from '../state/product-address.ts'
import { formatMoment } from '../ui/moment.ts'
import { Notice } from '../ui/Notice.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Words } from '../ui/Words.tsx'
import { createErrorDesk, type Found, type Help, loadHelp } from './errors.ts'
import { countErrors } from './names.ts'

const types: readonly { id: FlowError['type']; label: string }[] = [
  { id: 'business', label: 'Business errors' },
  { id: 'technical', label: 'Technical errors' },
]

/** The last hundred errors of a connection, to search. */
export function Errors({ connection }: { connection: string }) {
  const [desk] = useState(() => createErrorDesk(connection))
  const filter = useStore(desk.$filter)
  const found = useStore(desk.$found)
  useEffect(() => desk.follow(), [desk])
  return (
    <div className="panel-section">
      <p className="panel-title">The last 100 errors</p>
      <TextField
        label="Search in them"
        type="search"
        value={filter.search}
        placeholder="message or product"
        onChange={(search) => desk.choose({ search })}
      />
      <Tabs
        label="Kind of error"
        tabs={types}
        selected={filter.type}
        onSelect={(type) => desk.choose({ type })}
      >
        <FoundErrors found={found} isSearch={filter.search !== ''} />
      </Tabs>
    </div>
  )
}

function FoundErrors({ found, isSearch }: { found: Found; isSearch: boolean }) {
  const { items } = found
  const help = useHelp(items.length > 0)
  return (
    <>
      {found.state === 'failed' && (
        <Notice tone="bad" title={found.obstacle.title}>
          <p>{found.obstacle.text}</p>
        </Notice>
      )}
      <output className="tool-text flow-count">
        {found.state === 'searching' ? 'Looking …' : wordsFor(items.length, isSearch)}
      </output>
      <ul className="flow-errors">
        {items.map((item) => (
          <Item key={item.number} item={item} help={help?.(item.message)} />
        ))}
      </ul>
    </>
  )
}

function Item({ item, help }: { item: FlowError; help: Help | undefined }) {
  return (
    <li>
      <p className="flow-message">{item.message}</p>
      <p className="cluster tool-text">
        <time dateTime={item.at}>{formatMoment(item.at)}</time>
        <About item={item} />
        <a href={`/sandbox/requests.html?request=${item.request}`}>The call</a>
      </p>
      {help && (
        <p className="tool-text">
          <Words text={help.cure} /> <a href={help.article}>Read why</a>
        </p>
      )}
    </li>
  )
}

/** What the error is about, as far as it is known. */
function About({ item: { product, family, scope, locale, attribute } }: { item: FlowError }) {
  return (
    <>
      {product && <Product product={product} />}
      {family && <span>family {family}</span>}
      {attribute && <span>attribute {attribute}</span>}
      {scope && <span>channel {scope}</span>}
      {locale && <span>locale {locale}</span>}
    </>
  )
}

function Product({ product }: { product: NonNullable<FlowError['product']> }) {
  const { uuid, label, identifier } = product
  const name = [label, identifier].filter(Boolean).join(', ')
  if (!uuid) return <span>product {name}, which is not there</span>
  return (
    <span>
      product <a href={addressOfProduct(identifier ?? uuid)}>{name || uuid}</a>
    </span>
  )
}

function useHelp(isWanted: boolean): ((message: string) => Help | undefined) | undefined {
  const [help, setHelp] = useState<{ for: (message: string) => Help | undefined }>()
  useEffect(() => {
    if (!isWanted || help) return
    // Without it the messages still stand there; it is tried again with the next error.
    loadHelp().then(
      (found) => setHelp({ for: found }),
      () => undefined,
    )
  }, [isWanted, help])
  return help?.for
}

function wordsFor(count: number, isSearch: boolean): string {
  if (count > 0) return countErrors(count)
  return isSearch ? 'No error is like that.' : 'None, so far.'
}
