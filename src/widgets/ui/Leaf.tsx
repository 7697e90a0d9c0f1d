import { FollowLink, type Link } from './FollowLink.tsx'
import { leafKind, leafText } from './json-tree.ts'

interface Props {
  /** Name of the field it is the value of. */
  name: string | undefined
  value: unknown
  link: Link | undefined
}

/** A value on its own: an address that leads somewhere is a link, a name can be taken along. */
export function Leaf({ name, value, link }: Props) {
  const text = leafText(value)
  if (typeof value === 'string' && link?.leads(value)) {
    return (
      <FollowLink address={value} link={link}>
        {text}
      </FollowLink>
    )
  }
  const take = name !== undefined && link?.take?.names.has(name) ? link.take : undefined
  return (
    <>
      <span className={`tok-${leafKind(value)}`}>{text}</span>
      {take && typeof value === 'string' && (
        <button
          type="button"
          className="json-take"
          aria-label={`Use ${text} as ${name}`}
          title="Use this value in requests of this site"
          onClick={() => take.use(name ?? '', value)}
        >
          use
        </button>
      )}
    </>
  )
}
