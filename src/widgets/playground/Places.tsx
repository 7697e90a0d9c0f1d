import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { $ownPim, originOf, placeOf } from '../state/own-pim.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'

/** Where requests go: to the reader's sandbox, or to a PIM whose address they write here. */
export function Places() {
  const pim = useStore($ownPim, { ssr: 'initial' })
  const [isOther, setOther] = useState(false)

  function choose(value: string) {
    setOther(value === 'pim')
    $ownPim.set(undefined)
  }

  return (
    <section className="panel" aria-label="Where requests go">
      <header className="panel-head">
        <h2 className="panel-title">Where requests go</h2>
      </header>
      <div className="panel-body">
        <Select
          label="Send to"
          value={isOther ? 'pim' : 'sandbox'}
          options={[
            { value: 'sandbox', label: 'My sandbox' },
            { value: 'pim', label: 'My PIM' },
          ]}
          onChange={choose}
        />
        {isOther && pim && (
          <>
            <p>
              Requests go to <strong>{pim.origin()}</strong>. Its products are real: what you send
              changes them.
            </p>
            <Button size="small" onClick={() => $ownPim.set(undefined)}>
              Forget it
            </Button>
          </>
        )}
        {isOther && !pim && <OwnPimForm />}
      </div>
    </section>
  )
}

const empty = { address: '', clientId: '', secret: '', username: '', password: '' }

function OwnPimForm() {
  const [fields, setFields] = useState(empty)
  const [isTried, setTried] = useState(false)
  const origin = originOf(fields.address)
  const set = (name: keyof typeof empty) => (value: string) =>
    setFields({ ...fields, [name]: value })

  function use() {
    setTried(true)
    if (origin === undefined) return
    const { address: _, ...credentials } = fields
    $ownPim.set(placeOf({ origin, credentials }))
  }

  return (
    <form
      className="own-pim"
      onSubmit={(event) => {
        event.preventDefault()
        use()
      }}
    >
      <TextField
        label="Address"
        value={fields.address}
        onChange={set('address')}
        placeholder="https://pim.example"
        inputMode="url"
        error={
          isTried && origin === undefined ? 'Write an address like https://pim.example' : undefined
        }
      />
      <TextField label="Client id" value={fields.clientId} onChange={set('clientId')} />
      <TextField label="Secret" type="password" value={fields.secret} onChange={set('secret')} />
      <TextField label="Username" value={fields.username} onChange={set('username')} />
      <TextField
        label="Password"
        type="password"
        value={fields.password}
        onChange={set('password')}
      />
      <p className="tool-text">
        They stay in the memory of this page, go to this address alone, and are gone when you leave.
        The PIM has to let pages of other sites ask it (CORS); where it does not, the same request
        works in a terminal.
      </p>
      <Button type="submit" size="small">
        Use this PIM
      </Button>
    </form>
  )
}
