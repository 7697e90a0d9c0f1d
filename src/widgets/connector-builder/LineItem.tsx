import { useEffect, useRef, useState } from 'react'
import type { PimStructure } from '#connector'
import { Button } from '../ui/Button.tsx'
import { DisclosureButton } from '../ui/DisclosureButton.tsx'
import { type Line, originWords, placementWords, removeLine } from './lines.ts'
import type { LineProps } from './line-props.ts'
import { LineForm } from './LineForm.tsx'
import { nameOfStep } from './transform-form.ts'

/** A line of the mapping: from where, to where, what it makes of the record, what is wrong with it. */
export function LineItem(props: LineProps) {
  const { line, reason, problems, outcome, isNew, edit } = props
  const [isOpen, setIsOpen] = useState(isNew)
  const box = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isNew) box.current?.querySelector<HTMLElement>('input')?.focus()
  }, [isNew])
  const target = nameOf(line, props.structure)
  return (
    <li className="line" ref={box} data-status={problems.length > 0 ? 'bad' : undefined}>
      <div className="line-head">
        <p className="line-way">
          <code>{originWords(line.rule)}</code>
          <span className="line-arrow"> becomes </span>
          <strong>{target}</strong>
          {placementWords(line.rule) && (
            <span className="line-place"> {placementWords(line.rule)}</span>
          )}
        </p>
        <p className="line-value" data-status={outcome.kind === 'refused' ? 'bad' : undefined}>
          {'text' in outcome && outcome.text}
          {outcome.kind === 'nothing' && 'nothing in this record'}
        </p>
      </div>
      {reason && <p className="line-reason">{reason}</p>}
      {problems.map(({ message, place }) => (
        <p key={message} className="field-error">
          {message} (line {place.line})
        </p>
      ))}
      <div className="line-tools">
        {(line.rule.transforms?.length ?? 0) > 0 && (
          <p className="line-steps">{line.rule.transforms?.map(nameOfStep).join(', ')}</p>
        )}
        <DisclosureButton isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)}>
          <span>
            Change<span className="visually-hidden"> {target}</span>
          </span>
        </DisclosureButton>
        {line.target !== 'identifier' && (
          <Button
            size="small"
            kind="quiet"
            onClick={() => edit((document) => removeLine(document, line))}
          >
            Remove<span className="visually-hidden"> {target}</span>
          </Button>
        )}
      </div>
      {isOpen && (
        <div className="line-form">
          <LineForm {...props} />
        </div>
      )}
    </li>
  )
}

function nameOf({ target, path }: Line, { attributes, associationTypes }: PimStructure): string {
  const isAssociation = path[0] === 'associations'
  if (target === '') return isAssociation ? 'an association to choose' : 'an attribute to choose'
  const named = isAssociation ? associationTypes?.get(target) : attributes.get(target)
  const label = named?.labels?.['en_US']
  return label && label.toLowerCase() !== target ? `${label} (${target})` : target
}
