import type { MouseEvent } from 'react'
import type { ProductByUuid } from '#contract'
import { allProducts, writeAddress } from './address.ts'
import { type Lit, placeOf } from './lit.ts'
import { identifierOf, labelOf, nameOfProduct, type Naming } from './names.ts'

interface Props {
  product: ProductByUuid
  /** Associated products, as far as they are there. */
  others: readonly ProductByUuid[]
  naming: Naming
  lit: ReadonlyMap<string, Lit>
  onOpen(event: MouseEvent, search: string): void
}

/** What the product is associated with, by the kind of association. */
export function Associations({ product, others, naming, lit, onOpen }: Props) {
  const { structure, locale } = naming
  const isLit = ['associations', 'quantified_associations'].some((property) =>
    lit.has(placeOf({ property })),
  )
  const types = typesOf(product)
  return (
    <div className="panel-section" data-lit={isLit || undefined}>
      <h3 className="panel-title">Associations</h3>
      {isLit && (
        <p>
          <span className="badge" data-tone="ok">
            Changed
          </span>
        </p>
      )}
      {types.length === 0 && <p className="tool-text">With nothing.</p>}
      {types.map(({ code, targets }) => (
        <div key={code}>
          <p className="field-label">
            {labelOf(
              structure.association_types.find((type) => type.code === code),
              code,
              locale,
            )}
          </p>
          <ul className="product-list">
            {targets.map((target) => (
              <li key={`${target.kind} ${target.key}`}>
                {target.quantity !== undefined && `${target.quantity} × `}
                <TargetName target={target} others={others} naming={naming} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

interface Target {
  kind: 'product' | 'product model' | 'group'
  key: string
  quantity?: number
}

type TargetProps = Pick<Props, 'others' | 'naming' | 'onOpen'> & { target: Target }

function TargetName({ target: { kind, key }, others, naming, onOpen }: TargetProps) {
  const other = kind === 'product' ? others.find(({ uuid }) => uuid === key) : undefined
  if (!other) {
    return (
      <>
        {kind} <code>{key}</code>
      </>
    )
  }
  const name = identifierOf(other, naming.structure) ?? other.uuid
  const address = writeAddress({
    product: name,
    request: undefined,
    filter: allProducts,
    page: 1,
  })
  return (
    <a href={address} onClick={(event) => onOpen(event, address)}>
      {nameOfProduct(other, naming)}
    </a>
  )
}

function typesOf(product: ProductByUuid): { code: string; targets: Target[] }[] {
  const plain = Object.entries(product.associations ?? {}).map(([code, targets]) => ({
    code,
    targets: [
      ...(targets.products ?? []).map((key): Target => ({ kind: 'product', key })),
      ...(targets.product_models ?? []).map((key): Target => ({ kind: 'product model', key })),
      ...(targets.groups ?? []).map((key): Target => ({ kind: 'group', key })),
    ],
  }))
  const counted = Object.entries(product.quantified_associations ?? {}).map(([code, targets]) => ({
    code,
    targets: [
      ...(targets.products ?? []).map(({ uuid, quantity }): Target => ({
        kind: 'product',
        key: uuid,
        quantity,
      })),
      ...(targets.product_models ?? []).map(({ identifier, quantity }): Target => ({
        kind: 'product model',
        key: identifier,
        quantity,
      })),
    ],
  }))
  return [...plain, ...counted].filter(({ targets }) => targets.length > 0)
}
