import { useStore } from '@nanostores/react'
import { $live } from '../state/live.ts'
import { $sandbox } from '../state/sandbox.ts'
import { LiveSign } from '../ui/LiveSign.tsx'

/** Whether this page hears of what happens in the reader's PIM. */
export default function LiveIsland() {
  const live = useStore($live, { ssr: off })
  const sandbox = useStore($sandbox, { ssr: none })
  return <LiveSign live={live} hasSandbox={sandbox !== undefined} />
}

const off = () => 'off' as const
const none = () => undefined
