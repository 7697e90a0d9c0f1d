/** Versions of the PIM that a reader may have, the oldest first. SaaS has no number, and everything. */
export const pimVersions = ['4.0', '5.0', '6.0', '7.0', 'SaaS'] as const

export type PimVersion = (typeof pimVersions)[number]

/** The versions that lack what came with `since`. */
export function versionsBefore(since: string | undefined): PimVersion[] {
  const at = pimVersions.findIndex((version) => version === since)
  return pimVersions.slice(0, Math.max(0, at))
}
