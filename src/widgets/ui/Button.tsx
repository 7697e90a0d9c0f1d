import type { ButtonHTMLAttributes, RefObject } from 'react'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** @default outlined */
  kind?: 'primary' | 'quiet' | 'danger' | undefined
  size?: 'small' | undefined
  /** At work: says so, keeps the focus and does nothing when pressed. */
  busy?: boolean | undefined
  ref?: RefObject<HTMLButtonElement | null>
}

export function Button({ kind, size, busy = false, onClick, className, ...rest }: Props) {
  return (
    <button
      type="button"
      className={`button needs-script${className ? ` ${className}` : ''}`}
      data-kind={kind}
      data-size={size}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      {...rest}
    />
  )
}
