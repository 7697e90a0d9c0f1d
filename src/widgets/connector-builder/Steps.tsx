import type { PimStructure, RecordNode, TransformSpec } from '#connector'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { DraftField } from './DraftField.tsx'
import type { Edit } from './edit.ts'
import type { Line } from './lines.ts'
import { textsWords, traceLine } from './trace.ts'
import { forms, nameOfStep, readSetting, type Setting, writeSetting } from './transform-form.ts'

interface Props {
  line: Line
  node: RecordNode
  structure: PimStructure
  edit: Edit
}

/** The steps of a line, with what each makes of the record that is looked at. */
export function Steps({ line, node, structure, edit }: Props) {
  const { transforms = [] } = line.rule
  const trace = traceLine(line.rule, node, structure)
  const path = [...line.path, 'transforms']
  return (
    <div className="steps-of-line">
      <p className="field-label">Step by step, for this record</p>
      <ol className="trace" aria-label="What the steps make of this record">
        <li>
          <span className="trace-name">In the file</span>
          <code>{textsWords(trace[0]?.texts ?? [])}</code>
        </li>
        {transforms.map((spec, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a step is what stands at its place
          <li key={at}>
            <Step
              spec={spec}
              onChange={(next) => edit((document) => document.set([...path, at], next))}
              onRemove={() =>
                edit((document) =>
                  transforms.length === 1 ? document.remove(path) : document.remove([...path, at]),
                )
              }
            />
            <code data-status={trace[at + 1]?.refusal ? 'bad' : undefined}>
              {trace[at + 1]?.refusal ?? textsWords(trace[at + 1]?.texts ?? [])}
            </code>
          </li>
        ))}
      </ol>
      <Select
        label="Add a step"
        value=""
        options={[
          { value: '', label: 'Choose one' },
          ...Object.entries(forms).map(([name, { label }]) => ({ value: name, label })),
        ]}
        onChange={(name) => {
          const initial = forms[name]?.initial
          if (initial === undefined) return
          edit((document) =>
            transforms.length === 0 ? document.set(path, [initial]) : document.add(path, initial),
          )
        }}
      />
    </div>
  )
}

interface StepProps {
  spec: TransformSpec
  onChange(next: TransformSpec): string | undefined
  onRemove(): void
}

function Step({ spec, onChange, onRemove }: StepProps) {
  const form = forms[nameOfStep(spec)]
  const label = form?.label ?? nameOfStep(spec)
  return (
    <div className="step-of-line">
      <p className="trace-name">
        {label}
        <Button size="small" kind="quiet" onClick={onRemove}>
          Remove<span className="visually-hidden"> the step {label}</span>
        </Button>
      </p>
      {form && form.settings.length > 0 && (
        <div className="field-row">
          {form.settings.map((setting) => (
            <SettingField key={setting.key} {...{ spec, setting, onChange }} />
          ))}
        </div>
      )}
    </div>
  )
}

interface SettingProps extends Pick<StepProps, 'spec' | 'onChange'> {
  setting: Setting
}

function SettingField({ spec, setting, onChange }: SettingProps) {
  const value = readSetting(spec, setting)
  const settle = (written: string) => onChange(writeSetting(spec, setting, written))
  if (setting.choices) {
    const none = setting.isOptional ? [{ value: '', label: 'not said' }] : []
    return (
      <Select
        label={setting.label}
        value={value}
        options={[...none, ...setting.choices]}
        onChange={settle}
      />
    )
  }
  return (
    <DraftField
      label={setting.label}
      value={value}
      isLong={setting.kind === 'table'}
      onSettle={settle}
    />
  )
}
