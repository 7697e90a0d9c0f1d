import type { Change, Creation, Removal, Renewal, Tracking } from './counter.ts'

/** What the counter says aloud when something has happened. */
export function announcement(creation: Creation, removal: Removal, tracking: Tracking): string {
  if (tracking.state === 'changed') {
    return `${tracking.label} is ${tracking.isTracked ? 'tracked' : 'not tracked any more'}.`
  }
  if (tracking.state === 'failed') return `Not changed. ${tracking.obstacle.text}`
  if (removal.state === 'removed') return `${removal.label} is deleted.`
  if (removal.state === 'failed') return `Not deleted. ${removal.obstacle.text}`
  if (creation.state === 'creating') return 'Creating the connection.'
  if (creation.state === 'created') {
    return `${creation.label} is created. Its credentials follow; the password is shown this once.`
  }
  if (creation.state === 'failed') return `${creation.obstacle.title}. ${creation.obstacle.text}`
  if (creation.state === 'refused') {
    return `Not created. ${Object.values(creation.errors).join(' ')}`
  }
  return ''
}

/** The same for what becomes of a connection that is there already. */
export function announceChange(change: Change, renewal: Renewal): string {
  if (renewal.state === 'renewed') {
    return `${renewal.label} has a new ${renewal.what}. The old one opens nothing any more.`
  }
  if (renewal.state === 'failed') return `Not regenerated. ${renewal.obstacle.text}`
  if (change.state === 'changed') return `The settings of ${change.label} are saved.`
  if (change.state === 'failed') return `Not changed. ${change.obstacle.text}`
  return ''
}
