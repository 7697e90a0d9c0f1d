import { useStore } from '@nanostores/react'
import { type MouseEvent, type ReactNode, useEffect, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { formatMoment } from '../ui/moment.ts'
import { Notice } from '../ui/Notice.tsx'
import { announcement } from './announcement.ts'
import { Associations } from './Associations.tsx'
import { Completenesses } from './Completenesses.tsx'
import { History } from './History.tsx'
import { type Lit, placeOf } from './lit.ts'
import { LitNote } from './LitNote.tsx'
import {
  identifierOf,
  nameOfFamily,
  nameOfProduct,
  type Naming,
  pathOfCategory,
  pictureOf,
} from './names.ts'
import { Picture } from './Picture.tsx'
import { createProductDesk, type Opened, seenIn, type SeenProduct } from './product-desk.ts'
import { wordsForPlace, wordsForSide } from './side-words.ts'
import { Values } from './Values.tsx'

interface Props {
  /** Identifier or uuid. */
  name: string
  /** The call whose changes are lit from the start. */
  request: number | undefined
  naming: Naming
  onOpen(event: MouseEvent, search: string): void
}

/** One product, with all that is known of it. */
export function ProductView({ name, request, naming, onOpen }: Props) {
  const [desk] = useState(() => createProductDesk(name, request))
  const opened = useStore(desk.$opened)
  useEffect(() => desk.follow(), [desk])
  const seen = seenIn(opened)
  return (
    <>
      <div className="panel-head">
        <a href="/sandbox/products.html" onClick={(event) => onOpen(event, '')}>
          All products
        </a>
      </div>
      <State opened={opened} name={name} onAgain={() => void desk.look()} />
      {seen && <Product seen={seen} naming={naming} onOpen={onOpen} onSettle={desk.settle} />}
      <output className="visually-hidden">{seen && announcement(opened, seen, naming)}</output>
    </>
  )
}

interface StateProps {
  opened: Opened
  name: string
  onAgain(): void
}

/** What is to be said before the product itself. */
function State({ opened, name, onAgain }: StateProps) {
  switch (opened.state) {
    case 'open':
      return null
    case 'opening':
      return (
        <p className="panel-body status" data-status="busy">
          Looking it up
        </p>
      )
    case 'missing':
      return (
        <div className="empty">
          <p>
            There is no product <code>{name}</code> in your PIM. It may have another identifier by
            now, be a product model, or be deleted.
          </p>
        </div>
      )
    case 'deleted':
      return (
        <div className="panel-body">
          <Notice tone="bad" title="This product is deleted">
            <p>{wordsForDeletion(opened)} What you see is how it was before.</p>
          </Notice>
        </div>
      )
    case 'failed':
      return (
        <div className="panel-body">
          <Notice tone="bad" title={opened.obstacle.title}>
            <p>{opened.obstacle.text}</p>
            <Button size="small" onClick={onAgain}>
              Try again
            </Button>
          </Notice>
        </div>
      )
  }
}

function wordsForDeletion({ changes }: SeenProduct): string {
  const [newest] = changes
  if (newest?.event !== 'deleted') return 'It is not in your PIM any more.'
  return `${newest.connection ?? 'Somebody'} deleted it at ${formatMoment(newest.at)}.`
}

interface ProductProps {
  seen: SeenProduct
  naming: Naming
  onOpen: Props['onOpen']
  onSettle(): void
}

function Product({ seen, naming, onOpen, onSettle }: ProductProps) {
  const { product, changes, others, lit } = seen
  const { structure } = naming
  const name = nameOfProduct(product, naming)
  const byPlace = new Map(lit.map((difference) => [placeOf(difference), difference]))
  return (
    <>
      <div className="panel-body product-head">
        <Picture code={pictureOf(product, structure)} size={112} alt={`Picture of ${name}`} />
        <div>
          <h2 className="product-title">{name}</h2>
          <p className="cluster">
            <code>{identifierOf(product, structure) ?? 'no identifier'}</code>
            <code className="tool-text">{product.uuid}</code>
          </p>
          <Marks seen={seen} naming={naming} lit={byPlace} />
        </div>
      </div>
      {lit.length > 0 && <News lit={lit} naming={naming} onSettle={onSettle} />}
      <div className="product-columns">
        <Values product={product} naming={naming} lit={byPlace} />
        <div className="product-aside">
          <History changes={changes} naming={naming} />
          <Completenesses product={product} naming={naming} lit={byPlace} />
          <Categories categories={product.categories ?? []} naming={naming} lit={byPlace} />
          <Associations
            product={product}
            others={others}
            naming={naming}
            lit={byPlace}
            onOpen={onOpen}
          />
        </div>
      </div>
    </>
  )
}

interface NewsProps {
  lit: readonly Lit[]
  naming: Naming
  onSettle(): void
}

/** All that has changed in one place; each is lit at its own place below, too. */
function News({ lit, naming, onSettle }: NewsProps) {
  return (
    <div className="panel-section product-news">
      <p className="panel-title">
        {lit.length === 1 ? '1 thing has changed' : `${lit.length} things have changed`}
      </p>
      <ul>
        {lit.map((difference) => (
          <li key={placeOf(difference)}>
            {wordsForPlace(difference, naming)}:{' '}
            <del>{wordsForSide(difference, 'before', naming)}</del> →{' '}
            <ins>{wordsForSide(difference, 'after', naming)}</ins>
          </li>
        ))}
      </ul>
      <Button size="small" kind="quiet" onClick={onSettle}>
        Put out the lights
      </Button>
    </div>
  )
}

interface MarksProps {
  seen: SeenProduct
  naming: Naming
  lit: ReadonlyMap<string, Lit>
}

/** What is so of the whole product, each lit when it has changed. */
function Marks({ seen: { product }, naming, lit }: MarksProps) {
  const { enabled, family, parent, groups = [], updated } = product
  return (
    <dl className="kv product-marks-list">
      <Mark name="enabled" property="enabled" lit={lit} naming={naming}>
        <span className="status" data-status={enabled ? 'ok' : 'idle'}>
          {enabled ? 'Yes' : 'No'}
        </span>
      </Mark>
      <Mark name="family" property="family" lit={lit} naming={naming}>
        {family ? nameOfFamily(family, naming) : 'none'}
      </Mark>
      {parent && (
        <Mark name="variant of" property="parent" lit={lit} naming={naming}>
          <code>{parent}</code>
        </Mark>
      )}
      <Mark name="groups" property="groups" lit={lit} naming={naming}>
        {groups.length > 0 ? groups.join(', ') : 'none'}
      </Mark>
      <div>
        <dt>updated</dt>
        <dd>{updated && <time dateTime={updated}>{formatMoment(updated)}</time>}</dd>
      </div>
    </dl>
  )
}

interface MarkProps {
  name: string
  property: string
  lit: ReadonlyMap<string, Lit>
  naming: Naming
  children: ReactNode
}

function Mark({ name, property, lit, naming, children }: MarkProps) {
  const light = lit.get(placeOf({ property }))
  return (
    <div data-lit={light && true}>
      <dt>{name}</dt>
      <dd>
        {children}
        <LitNote lit={light} naming={naming} />
      </dd>
    </div>
  )
}

interface CategoriesProps {
  categories: readonly string[]
  naming: Naming
  lit: ReadonlyMap<string, Lit>
}

function Categories({ categories, naming, lit }: CategoriesProps) {
  const light = lit.get(placeOf({ property: 'categories' }))
  return (
    <div className="panel-section" data-lit={light && true}>
      <h3 className="panel-title">Categories</h3>
      {categories.length === 0 ? (
        <p className="tool-text">In none.</p>
      ) : (
        <ul className="product-list">
          {categories.map((code) => (
            <li key={code}>{pathOfCategory(code, naming)}</li>
          ))}
        </ul>
      )}
      <LitNote lit={light} naming={naming} />
    </div>
  )
}
