import { versionsBefore } from '#contract'

/** The versions that lack something, as the attribute `data-lacks` has them. */
export function lacking(since: string | undefined): string | undefined {
  return versionsBefore(since).join(' ') || undefined
}
