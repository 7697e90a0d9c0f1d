import type { Completeness, ProductByUuid } from '#contract'
import { missingAt } from './groups.ts'
import { type Lit, placeOf } from './lit.ts'
import { nameOfAttribute, nameOfChannel, type Naming } from './names.ts'

interface Props {
  product: ProductByUuid
  naming: Naming
  lit: ReadonlyMap<string, Lit>
}

/** How complete the product is for each channel and locale, and what it lacks. */
export function Completenesses({ product, naming, lit }: Props) {
  const { completenesses = [] } = product
  const light = lit.get(placeOf({ property: 'completenesses' }))
  const byChannel = Map.groupBy(completenesses, ({ scope }) => scope)
  return (
    <div className="panel-section" data-lit={light && true}>
      <h3 className="panel-title">Completeness</h3>
      {completenesses.length === 0 && (
        <p className="tool-text">Not measured: a product needs a family for that.</p>
      )}
      {[...byChannel].map(([channel, measured]) => (
        <div key={channel}>
          <p className="field-label">{nameOfChannel(channel, naming)}</p>
          <ul className="completeness-list">
            {measured.map((one) => (
              <Measured
                key={one.locale}
                measured={one}
                missing={missingAt(product, naming.structure, { channel, locale: one.locale })}
                before={before(light, one)}
                naming={naming}
              />
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

interface MeasuredProps {
  measured: Completeness
  missing: readonly string[]
  /** The percentage before it changed. */
  before: number | undefined
  naming: Naming
}

function Measured({ measured: { locale, data }, missing, before: was, naming }: MeasuredProps) {
  return (
    <li>
      <span>{locale}</span>
      <progress className="meter" data-tone={data === 100 ? 'ok' : 'warn'} max={100} value={data}>
        {data} %
      </progress>
      <strong>{data} %</strong>
      {was !== undefined && <span className="lit-note">was {was} %</span>}
      {missing.length > 0 && (
        <span className="tool-text completeness-missing">
          Missing: {missing.map((code) => nameOfAttribute(code, naming)).join(', ')}
        </span>
      )}
    </li>
  )
}

function before(light: Lit | undefined, { scope, locale, data }: Completeness): number | undefined {
  const old = Array.isArray(light?.before) ? (light.before as Completeness[]) : []
  const was = old.find((one) => one.scope === scope && one.locale === locale)?.data
  return was === data ? undefined : was
}
