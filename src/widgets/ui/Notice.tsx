import type { ReactNode } from 'react'

interface Props {
  tone?: 'ok' | 'info' | 'warn' | 'bad'
  title?: string
  children?: ReactNode
}

export function Notice({ tone = 'info', title, children }: Props) {
  return (
    <div className="notice" data-tone={tone}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  )
}
