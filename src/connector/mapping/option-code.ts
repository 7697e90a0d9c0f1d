/** A code for an option out of its label: `anthrazit / matt` → `anthrazit_matt`; undefined when nothing is left. */
export function optionCode(label: string): string | undefined {
  const code = label
    .replaceAll('ß', 'ss')
    .replaceAll(/[øØ]/g, 'o')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 100)
  return code === '' ? undefined : code
}
