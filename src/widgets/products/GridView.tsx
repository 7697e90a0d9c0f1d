import { useStore } from '@nanostores/react'
import { type MouseEvent, useEffect, useState } from 'react'
import type { ProductByUuid } from '#contract'
import { pageOfProducts, type ProductFilter } from '../state/catalogue.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { allProducts, isEverything, type Wanted, writeAddress } from './address.ts'
import { type Asked, createGridDesk, type Found, withChannel } from './grid-desk.ts'
import {
  identifierOf,
  labelOf,
  nameOfChannel,
  nameOfFamily,
  nameOfProduct,
  type Naming,
  pictureOf,
} from './names.ts'
import { Percentages } from './Percentages.tsx'
import { Picture } from './Picture.tsx'

interface Props {
  naming: Naming
  initial: Wanted
  onOpen(event: MouseEvent, search: string): void
  /** Told of each question, so that the address can keep it. */
  onAsk(asked: Asked): void
}

/** All products, to search, a page at a time. */
export function GridView({ naming, initial, onOpen, onAsk }: Props) {
  const [desk] = useState(() => createGridDesk({ filter: initial.filter, page: initial.page }))
  const asked = useStore(desk.$asked)
  const found = useStore(desk.$found)
  useEffect(() => desk.follow(), [desk])

  function choose(change: Partial<ProductFilter>) {
    desk.choose(change)
    onAsk(desk.$asked.get())
  }

  function turnTo(page: number) {
    desk.turnTo(page)
    onAsk(desk.$asked.get())
  }

  return (
    <>
      <Filters filter={asked.filter} naming={naming} onChoose={choose} />
      {found.state === 'failed' && (
        <div className="panel-section">
          <Notice tone="bad" title={found.obstacle.title}>
            <p>{found.obstacle.text}</p>
          </Notice>
        </div>
      )}
      <div className="products-count">
        <output className="tool-text">{wordsForCount(found, asked)}</output>
        {!isEverything(asked.filter) && (
          <Button size="small" kind="quiet" onClick={() => choose(allProducts)}>
            Show all products
          </Button>
        )}
      </div>
      <ol className="product-grid" aria-label="Products" aria-busy={found.state === 'searching'}>
        {found.items.map((product) => (
          <Row
            key={product.uuid}
            product={product}
            naming={naming}
            channel={withChannel(asked.filter).channel}
            isChanged={found.changed.has(product.uuid)}
            onOpen={onOpen}
          />
        ))}
      </ol>
      <Pages count={found.count} page={asked.page} onTurn={turnTo} />
    </>
  )
}

interface FiltersProps {
  filter: ProductFilter
  naming: Naming
  onChoose(change: Partial<ProductFilter>): void
}

function Filters({ filter, naming, onChoose }: FiltersProps) {
  const { structure, locale } = naming
  return (
    <div className="panel-body">
      <div className="field-row product-filters">
        <TextField
          label="Label or identifier"
          type="search"
          value={filter.search}
          placeholder="lamp"
          onChange={(search) => onChoose({ search })}
        />
        <Select
          label="Family"
          value={filter.family}
          options={[
            { value: '', label: 'All' },
            ...structure.families.map((family) => ({
              value: family.code,
              label: labelOf(family, family.code, locale),
            })),
          ]}
          onChange={(family) => onChoose({ family })}
        />
        <Select
          label="Channel"
          value={withChannel(filter).channel}
          options={structure.channels.map(({ code }) => ({
            value: code,
            label: nameOfChannel(code, naming),
          }))}
          onChange={(channel) => onChoose({ channel })}
        />
        <Select
          label="Complete there"
          value={filter.completeness}
          options={[
            { value: '', label: 'Either way' },
            { value: 'complete', label: 'In every locale' },
            { value: 'incomplete', label: 'Something is missing' },
          ]}
          onChange={(value) => onChoose({ completeness: value as ProductFilter['completeness'] })}
        />
        <Select
          label="Enabled"
          value={filter.enabled}
          options={[
            { value: '', label: 'Either way' },
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          onChange={(value) => onChoose({ enabled: value as ProductFilter['enabled'] })}
        />
      </div>
    </div>
  )
}

interface RowProps {
  product: ProductByUuid
  naming: Naming
  channel: string
  isChanged: boolean
  onOpen: Props['onOpen']
}

function Row({ product, naming, channel, isChanged, onOpen }: RowProps) {
  const { structure } = naming
  const identifier = identifierOf(product, structure)
  const name = nameOfProduct(product, naming)
  const address = writeAddress({
    product: identifier ?? product.uuid,
    request: undefined,
    filter: allProducts,
    page: 1,
  })
  return (
    <li data-lit={isChanged || undefined}>
      <Picture code={pictureOf(product, structure)} size={48} />
      <p className="product-name">
        <a href={address} onClick={(event) => onOpen(event, address)}>
          {name}
        </a>
        {identifier !== name && <code>{identifier ?? 'no identifier'}</code>}
      </p>
      <p className="product-marks">
        <span>{product.family ? nameOfFamily(product.family, naming) : 'no family'}</span>
        {product.parent && <span className="badge">Variant</span>}
        {!product.enabled && (
          <span className="badge" data-tone="warn">
            Disabled
          </span>
        )}
        {isChanged && (
          <span className="badge" data-tone="ok">
            Changed just now
          </span>
        )}
      </p>
      <Percentages
        completenesses={product.completenesses?.filter(({ scope }) => scope === channel) ?? []}
      />
    </li>
  )
}

interface PagesProps {
  count: number
  page: number
  onTurn(page: number): void
}

function Pages({ count, page, onTurn }: PagesProps) {
  const last = Math.max(1, Math.ceil(count / pageOfProducts))
  if (last === 1 && page === 1) return null
  return (
    <nav className="panel-foot product-pages" aria-label="Pages of products">
      <Button size="small" disabled={page <= 1} onClick={() => onTurn(page - 1)}>
        Previous
      </Button>
      <span className="tool-text">
        Page {page} of {last}
      </span>
      <Button size="small" disabled={page >= last} onClick={() => onTurn(page + 1)}>
        Next
      </Button>
    </nav>
  )
}

function wordsForCount({ state, count }: Found, { filter, page }: Asked): string {
  if (state === 'searching') return 'Looking …'
  if (count === 1) return '1 product'
  if (count > 0) {
    const isBeyond = (page - 1) * pageOfProducts >= count
    return `${count.toLocaleString()} products${isBeyond ? ', fewer than this page would begin at' : ''}`
  }
  return isEverything(filter)
    ? 'There is no product in this PIM. Start over on the overview to have the samples back.'
    : 'No product is like that.'
}
