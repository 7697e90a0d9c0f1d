/** A file to try the builder with, served by this site. */
export interface Sample {
  path: string
  title: string
  /** What is in it, in a few words. */
  note: string
  /** A mapping that somebody has written for it. */
  mapping?: string
}

export const samples: readonly Sample[] = [
  {
    path: '/downloads/evening-export.xml',
    title: 'An evening export',
    note: 'XML, seven items, with the dirt of a real evening. The one of the ERP guide.',
    mapping: '/downloads/evening-export.mapping.yaml',
  },
  {
    path: '/downloads/connector/evening-export-iso-8859-1.xml',
    title: 'A thousand items',
    note: 'The same ERP after a busy day, in ISO-8859-1.',
  },
  {
    path: '/downloads/connector/bmecat-2005.xml',
    title: 'BMEcat 2005',
    note: 'The XML catalogue of suppliers.',
  },
  {
    path: '/downloads/connector/sap-matmas.xml',
    title: 'SAP MATMAS',
    note: 'A material master as an IDoc.',
  },
  { path: '/downloads/connector/odoo.csv', title: 'Odoo', note: 'Products as CSV.' },
  { path: '/downloads/connector/erpnext.json', title: 'ERPNext', note: 'Items as JSON.' },
]

export function nameOf({ path }: Sample): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** @throws TypeError without a network */
export async function fetchSample(sample: Sample): Promise<File> {
  const answer = await fetch(sample.path)
  if (!answer.ok) throw new TypeError(`${sample.path} answered ${answer.status}`)
  return new File([await answer.blob()], nameOf(sample))
}

/** The mapping that the ERP guide writes for the file of this name. @throws TypeError without a network */
export async function fetchMapping(path: string): Promise<string> {
  const answer = await fetch(path)
  if (!answer.ok) throw new TypeError(`${path} answered ${answer.status}`)
  return answer.text()
}
