/** From a file of an ERP to products in a PIM: reads, maps, checks, sends, reports. */
export type { Place, RecordNode, SourceRecord } from './records/record.ts'
