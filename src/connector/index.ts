/** From a file of an ERP to products in a PIM: reads, maps, checks, sends, reports. */
export type { Place, RecordNode, SourceRecord } from './records/record.ts'
export { formatPath, parsePath, PathError, type Path } from './records/path.ts'
export { pathsOf, select, type Match } from './records/select.ts'
export { SourceError } from './records/source-error.ts'
export type { ByteSource } from './reading/bytes.ts'
export type { Limits } from './reading/limits.ts'
export { readRecords, type ReadOptions } from './reading/read-records.ts'
