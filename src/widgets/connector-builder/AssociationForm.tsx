import type { PimStructure } from '#connector'
import { Select } from '../ui/Select.tsx'
import { DraftField } from './DraftField.tsx'
import { type Edit, setOrRemove } from './edit.ts'
import { aimAssociation, fieldOf, type Line, separate, separatorOf } from './lines.ts'

interface Props {
  line: Line
  structure: PimStructure
  edit: Edit
}

/** As what a product belongs together with others, and what those are. */
export function AssociationTarget({ line, structure, edit }: Props) {
  const { rule, path, target } = line
  const types = [...(structure.associationTypes?.values() ?? [])]
  return (
    <>
      <DraftField
        label="Association"
        value={target}
        choices={types.map(({ code, labels }) => ({
          value: code,
          label: labels?.['en_US'] ?? undefined,
        }))}
        onSettle={(code) =>
          edit((document) => aimAssociation(document, line, code.trim(), structure))
        }
      />
      <Select
        label="With"
        value={rule.to ?? ''}
        options={[
          { value: '', label: 'products' },
          { value: 'product_models', label: 'product models' },
          ...(rule.quantity === undefined ? [{ value: 'groups', label: 'groups' }] : []),
        ]}
        onChange={(to) => void setOrRemove(edit, [...path, 'to'], to)}
      />
    </>
  )
}

/** How several stand in one field, and how many of each there are. */
export function Association({ line, structure, edit }: Props) {
  const isQuantified = structure.associationTypes?.get(line.target)?.is_quantified ?? false
  return (
    <div className="field-row">
      <DraftField
        label="Mark between several"
        value={separatorOf(line.rule)}
        placeholder="nothing"
        onSettle={(mark) => edit((document) => separate(document, line, mark))}
      />
      {(isQuantified || line.rule.quantity !== undefined) && <Quantity line={line} edit={edit} />}
    </div>
  )
}

function Quantity({ line: { rule, path }, edit }: Pick<Props, 'line' | 'edit'>) {
  const { quantity } = rule
  const key = [...path, 'quantity']
  const isField = typeof quantity === 'object'
  return (
    <>
      <Select
        label="How many"
        value={isField ? 'a field' : 'a number'}
        options={[
          { value: 'a number', label: 'The same for all' },
          { value: 'a field', label: 'From a field' },
        ]}
        onChange={(kind) =>
          void edit((document) => document.set(key, kind === 'a field' ? { from: '@quantity' } : 1))
        }
      />
      {isField ? (
        <DraftField
          label="They are in, from the identifier"
          value={fieldOf(quantity) ?? ''}
          onSettle={(from) => edit((document) => document.set([...key, 'from'], from.trim()))}
        />
      ) : (
        <DraftField
          label="Of each"
          value={quantity ?? ''}
          onSettle={(count) => edit((document) => document.set(key, Number(count) || count.trim()))}
        />
      )}
    </>
  )
}
