import { useEffect, useState } from 'react'
import { anchor, isOperationId, type LoggedRequest } from '#contract'
import { pageOrigin } from '../state/api.ts'
import { repeatable } from '../state/logged-request.ts'
import { explainObstacle, type Obstacle } from '../state/obstacles.ts'
import { readCall } from '../state/request-log.ts'
import { $sandbox } from '../state/sandbox.ts'
import { Notice } from '../ui/Notice.tsx'
import RequestIsland, { type Props } from './Island.tsx'

/** What the page's address asks to edit. */
type Wanted =
  | { state: 'nothing' }
  | { state: 'there'; call: LoggedRequest }
  | { state: 'failed'; obstacle: Pick<Obstacle, 'title' | 'text'> }

/** A request to edit and send: a call of the reader's log (`?request=17`), or the one that the page gives. */
export default function Playground(props: Props) {
  const wanted = useWantedCall()
  if (wanted.state === 'there') return <Again call={wanted.call} {...props} />
  return (
    <>
      {wanted.state === 'failed' && (
        <Notice tone="warn" title={wanted.obstacle.title}>
          <p>{wanted.obstacle.text}</p>
        </Notice>
      )}
      <RequestIsland {...props} />
    </>
  )
}

function Again({ call, ...props }: Props & { call: LoggedRequest }) {
  const again = repeatable(call, pageOrigin())
  if (again.kind === 'incomplete') {
    return (
      <>
        <Notice tone="warn" title={`Call ${call.number} cannot be sent again from here`}>
          <p>{again.reason}</p>
        </Notice>
        <RequestIsland {...props} />
      </>
    )
  }
  const { operation } = call
  return (
    <RequestIsland
      title={`Call ${call.number} again`}
      reference={
        operation && isOperationId(operation) ? anchor(operation) : '/api-reference-index.html'
      }
      request={again.request}
      base={pageOrigin()}
    />
  )
}

function useWantedCall(): Wanted {
  const [wanted, setWanted] = useState<Wanted>({ state: 'nothing' })
  useEffect(() => {
    const number = Number(new URLSearchParams(location.search).get('request'))
    if (Number.isInteger(number) && number > 0) void find(number).then(setWanted)
  }, [])
  return wanted
}

async function find(number: number): Promise<Wanted> {
  if (!$sandbox.get()) return { state: 'failed', obstacle: noSandbox }
  try {
    return { state: 'there', call: await readCall(number) }
  } catch (error) {
    return { state: 'failed', obstacle: explain(error) }
  }
}

function explain(error: unknown): Obstacle {
  return explainObstacle(error, navigator.onLine !== false)
}

const noSandbox = {
  title: 'This browser has no PIM of its own yet',
  text: 'The address asks for a call of a log that is not here. You can send another one instead.',
}
