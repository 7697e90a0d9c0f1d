import { useState } from 'react'
import type { ProductByUuid, ProductValue } from '#contract'
import { Select } from '../ui/Select.tsx'
import { groupValues, type Places, type ShownAttribute } from './groups.ts'
import { type Lit, placeOf } from './lit.ts'
import { LitNote } from './LitNote.tsx'
import { nameOfChannel, type Naming } from './names.ts'
import { Value } from './Value.tsx'

interface Props {
  product: ProductByUuid
  naming: Naming
  lit: ReadonlyMap<string, Lit>
}

/** The values by attribute group, at all places or at those that the reader wants to see. */
export function Values({ product, naming, lit }: Props) {
  const [places, setPlaces] = useState<Places>({ channel: '', locale: '' })
  const groups = groupValues(product, naming, places)
  return (
    <div className="product-values">
      <PlacesFilter naming={naming} places={places} onChoose={setPlaces} />
      {groups.length === 0 && <p className="panel-section tool-text">No values at these places.</p>}
      {groups.map(({ code, label, attributes }) => (
        <div className="panel-section" key={code}>
          <h3 className="panel-title">{label}</h3>
          <dl className="value-list">
            {attributes.map((attribute) => (
              <AttributeValues
                key={attribute.code}
                attribute={attribute}
                naming={naming}
                lit={lit}
              />
            ))}
          </dl>
        </div>
      ))}
    </div>
  )
}

interface PlacesProps {
  naming: Naming
  places: Places
  onChoose(places: Places): void
}

function PlacesFilter({ naming, places, onChoose }: PlacesProps) {
  const { channels } = naming.structure
  const chosen = channels.filter(({ code }) => !places.channel || code === places.channel)
  const locales = [...new Set(chosen.flatMap((channel) => channel.locales ?? []))].sort()
  return (
    <div className="panel-body">
      <div className="field-row">
        <Select
          label="Values for channel"
          value={places.channel}
          options={[
            { value: '', label: 'All' },
            ...channels.map(({ code }) => ({ value: code, label: nameOfChannel(code, naming) })),
          ]}
          onChange={(channel) => onChoose({ channel, locale: '' })}
        />
        <Select
          label="and locale"
          value={places.locale}
          options={[
            { value: '', label: 'All' },
            ...locales.map((code) => ({ value: code, label: code })),
          ]}
          onChange={(locale) => onChoose({ ...places, locale })}
        />
      </div>
    </div>
  )
}

interface AttributeProps {
  attribute: ShownAttribute
  naming: Naming
  lit: ReadonlyMap<string, Lit>
}

function AttributeValues({ attribute: { code, label, values }, naming, lit }: AttributeProps) {
  return (
    <div className="value-row">
      <dt>
        {label} <code>{code}</code>
      </dt>
      {values.map((value) => {
        const { locale = null, scope = null } = value
        const place = placeOf({ property: 'values', attribute: code, locale, scope })
        return (
          <dd key={place} data-lit={lit.has(place) || undefined}>
            <Place value={value} naming={naming} />
            <Value attribute={code} label={label} value={value} naming={naming} />
            <LitNote lit={lit.get(place)} naming={naming} />
          </dd>
        )
      })}
    </div>
  )
}

/** Where a value belongs; nothing for one that is the same everywhere. */
function Place({
  value: { scope, locale },
  naming,
}: {
  value: Pick<ProductValue, 'scope' | 'locale'>
  naming: Naming
}) {
  if (!scope && !locale) return null
  return (
    <span className="value-place">
      {[scope && nameOfChannel(scope, naming), locale].filter(Boolean).join(' · ')}
    </span>
  )
}
