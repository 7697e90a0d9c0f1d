import { Fragment } from 'react'
import type { Link } from './FollowLink.tsx'
import { bracketsOf, childrenOf, isBranch, isList, leafText } from './json-tree.ts'
import { Leaf } from './Leaf.tsx'

interface Props {
  name: string | undefined
  value: unknown
  link: Link | undefined
}

/** A value on one line, with everything that is in it. */
export function Inline({ name, value, link }: Props) {
  if (!isBranch(value)) return <Leaf name={name} value={value} link={link} />
  const [start, end] = bracketsOf(value)
  const children = childrenOf(value, '')
  if (children.length === 0) return `${start}${end}`
  const space = isList(value) ? '' : ' '
  return (
    <>
      {start}
      {space}
      {children.map(({ key, value: inner, pointer }, at) => (
        <Fragment key={pointer}>
          {at > 0 && ', '}
          {key !== undefined && <Name>{key}</Name>}
          <Inline name={key} value={inner} link={link} />
        </Fragment>
      ))}
      {space}
      {end}
    </>
  )
}

export function Name({ children }: { children: string }) {
  return (
    <>
      <span className="tok-key">{leafText(children)}</span>:{' '}
    </>
  )
}
