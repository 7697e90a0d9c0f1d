import { type DocumentPath, isMappable, type PimStructure } from '#connector'
import { Select } from '../ui/Select.tsx'
import { DraftField } from './DraftField.tsx'
import { type Edit, setOrRemove } from './edit.ts'
import { aimLine, fieldOf, type Line } from './lines.ts'
import type { LineProps } from './line-props.ts'
import { Association, AssociationTarget } from './AssociationForm.tsx'
import { Steps } from './Steps.tsx'

/** Everything about one line that can be picked; the rest is written in the text. */
export function LineForm({ line, structure, node, fields, edit }: LineProps) {
  const { rule, path } = line
  const isPlain = !rule.cases && (rule.from === undefined || fieldOf(rule) !== undefined)
  return (
    <>
      <div className="field-row">
        {path[0] === 'associations' && (
          <AssociationTarget line={line} structure={structure} edit={edit} />
        )}
        {path[0] === 'values' && (
          <DraftField
            label="Attribute"
            value={line.target}
            choices={attributeChoices(structure)}
            onSettle={(code) => edit((document) => aimLine(document, path, code.trim(), structure))}
          />
        )}
        {isPlain && (
          <>
            <DraftField
              label="Field"
              value={fieldOf(rule) ?? ''}
              choices={fields.map((value) => ({ value }))}
              onSettle={(from) => setOrRemove(edit, [...path, 'from'], from.trim())}
            />
            {fieldOf(rule) === undefined && (
              <DraftField
                label="Or the same for all"
                value={rule.value === undefined ? '' : String(rule.value)}
                onSettle={(value) => setOrRemove(edit, [...path, 'value'], value)}
              />
            )}
          </>
        )}
      </div>
      {!isPlain && (
        <p className="tool-text">Several fields or cases: change them in the text below.</p>
      )}
      {path[0] === 'associations' && isPlain && (
        <Association line={line} structure={structure} edit={edit} />
      )}
      <Placement line={line} structure={structure} fields={fields} edit={edit} />
      {node && isPlain && <Steps line={line} node={node} structure={structure} edit={edit} />}
      {line.target !== 'identifier' && <Manners line={line} edit={edit} />}
    </>
  )
}

function attributeChoices({ attributes }: PimStructure) {
  return [...attributes.values()]
    .filter(({ type }) => isMappable(type))
    .map(({ code, labels }) => ({ value: code, label: labels?.['en_US'] ?? undefined }))
}

interface PartProps {
  line: Line
  structure: PimStructure
  fields: readonly string[]
  edit: Edit
}

/** Locale, channel, unit, currency and options, as far as the attribute has them. */
function Placement({ line: { rule, target, path }, structure, edit }: PartProps) {
  const attribute = path[0] === 'values' ? structure.attributes.get(target) : undefined
  if (!attribute) return null
  const family = structure.measurementFamilies.get(attribute.metric_family ?? '')
  const set = (key: string) => (value: string) => void setOrRemove(edit, [...path, key], value)
  return (
    <div className="field-row">
      {attribute.localizable && typeof rule.locale !== 'object' && (
        <Select
          label="Locale"
          value={rule.locale ?? ''}
          options={withNone([...structure.locales], 'Choose one')}
          onChange={set('locale')}
        />
      )}
      {attribute.scopable && typeof rule.scope !== 'object' && (
        <Select
          label="Channel"
          value={rule.scope ?? ''}
          options={withNone([...structure.channels.keys()], 'Choose one')}
          onChange={set('scope')}
        />
      )}
      {family && (
        <Companion
          label="Unit"
          value={rule.unit}
          none={`As the PIM has it (${attribute.default_metric_unit ?? family.standard_unit_code})`}
          codes={Object.keys(family.units)}
          path={[...path, 'unit']}
          edit={edit}
        />
      )}
      {attribute.type === 'pim_catalog_price_collection' && (
        <Companion
          label="Currency"
          value={rule.currency}
          none="Choose one"
          codes={[...structure.currencies]}
          path={[...path, 'currency']}
          edit={edit}
        />
      )}
      {isSelect(attribute.type) && (
        <>
          <Select
            label="The text is"
            value={rule.options?.match ?? ''}
            options={[
              { value: '', label: 'an option’s code' },
              { value: 'label', label: 'an option’s label' },
              { value: 'either', label: 'either' },
            ]}
            onChange={set('options.match')}
          />
          <Select
            label="No such option"
            value={rule.options?.missing ?? ''}
            options={[
              { value: '', label: 'refuse the text' },
              { value: 'create', label: 'make the option' },
            ]}
            onChange={set('options.missing')}
          />
        </>
      )}
    </div>
  )
}

function isSelect(type: string): boolean {
  return type === 'pim_catalog_simpleselect' || type === 'pim_catalog_multiselect'
}

interface CompanionProps {
  label: string
  value: Line['rule']['unit']
  none: string
  codes: readonly string[]
  path: DocumentPath
  edit: Edit
}

/** A unit or currency: one for all, or the text of a field beside the amount. */
function Companion({ label, value, none, codes, path, edit }: CompanionProps) {
  const field = typeof value === 'object' ? fieldOf(value) : undefined
  return (
    <>
      <Select
        label={label}
        value={typeof value === 'object' ? 'a field' : (value ?? '')}
        options={[
          { value: '', label: none },
          { value: 'a field', label: 'From a field' },
          ...codes.map((code) => ({ value: code, label: code })),
        ]}
        onChange={(code) =>
          code === 'a field'
            ? edit((document) => document.set(path, { from: '@unit' }))
            : setOrRemove(edit, path, code)
        }
      />
      {typeof value === 'object' && (
        <DraftField
          label={`${label} is in, from the amount`}
          value={field ?? ''}
          onSettle={(from) => edit((document) => document.set([...path, 'from'], from.trim()))}
        />
      )}
    </>
  )
}

/** When it is sent, and what happens to what cannot be. */
function Manners({ line: { rule, path }, edit }: Pick<PartProps, 'line' | 'edit'>) {
  const set = (key: string) => (value: string) => void setOrRemove(edit, [...path, key], value)
  const choices = [
    { value: '', label: 'As for the whole mapping' },
    { value: 'reject', label: 'Reject the record' },
    { value: 'skip', label: 'Skip the record' },
    { value: 'ignore', label: 'Leave this value out' },
  ]
  return (
    <details className="disclosure">
      <summary>When it is sent, and what is not</summary>
      <div className="field-row">
        {path[0] !== 'associations' && (
          <Select
            label="Sent for"
            value={rule.only ?? ''}
            options={[
              { value: '', label: 'All products' },
              { value: 'new', label: 'Only new ones' },
            ]}
            onChange={set('only')}
          />
        )}
        <Select
          label="An empty field"
          value={rule.empty ?? ''}
          options={[
            { value: '', label: 'Leaves the value alone' },
            { value: 'erase', label: 'Takes the value away' },
          ]}
          onChange={set('empty')}
        />
        <Select
          label="An unknown word"
          value={rule.unknown ?? ''}
          options={choices}
          onChange={set('unknown')}
        />
        <Select
          label="Not such a value"
          value={rule.invalid ?? ''}
          options={choices}
          onChange={set('invalid')}
        />
      </div>
    </details>
  )
}

function withNone(codes: readonly string[], none: string) {
  return [{ value: '', label: none }, ...codes.map((code) => ({ value: code, label: code }))]
}
