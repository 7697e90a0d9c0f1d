import { limits } from '#contract'
import type { HeldToken } from '../state/token.ts'
import { Button } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { milestone, timeLeft, toneOfTime } from './countdown.ts'

interface Props {
  token: HeldToken
  now: number
  isBusy: boolean
  onRefresh(): void
}

/** The token that this site calls with, and how long it still opens the door. */
export function TokenState({ token, now, isBusy, onRefresh }: Props) {
  const left = token.expiresAt - now
  const tone = toneOfTime(left)
  return (
    <div className="panel-section token-state">
      <p className="countdown">
        <span className="status" data-status={tone}>
          {left > 0 ? 'Token valid' : 'Token expired'}
        </span>
        {left > 0 && <span className="tool-text">{timeLeft(left)} left</span>}
      </p>
      <progress
        className="meter"
        data-tone={tone}
        max={limits.accessTokenSeconds}
        value={Math.max(0, left / 1000)}
        aria-label="Time left for the token"
        aria-hidden="true"
      />
      <p className="tool-text">
        Every panel of this site sends this token until it is another one.
      </p>
      <div className="cluster">
        <Button size="small" busy={isBusy} onClick={onRefresh}>
          Refresh it
        </Button>
        <CopyButton text={token.accessToken} what="access token" />
      </div>
      <output className="visually-hidden">{milestone(left)}</output>
    </div>
  )
}
