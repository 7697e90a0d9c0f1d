/**
 * From a file of an ERP to products in a PIM: reads, maps, checks, sends, reports; and from the products
 * of a channel to files for others. Runs in browsers and in terminals; what needs Node is in `terminal/`.
 */
export type { Place, RecordNode, SourceRecord } from './records/record.ts'
export { formatPath, parsePath, PathError, type Path } from './records/path.ts'
export { pathsOf, select, type Match } from './records/select.ts'
export { SourceError } from './records/source-error.ts'
export type { ByteSource } from './reading/bytes.ts'
export type { Limits } from './reading/limits.ts'
export { readRecords, type ReadOptions } from './reading/read-records.ts'
export { createApply } from './mapping/apply.ts'
export { checkMapping } from './mapping/check.ts'
export {
  formatMapping,
  type MappingDocument,
  type MappingProblem,
  parseMapping,
} from './mapping/document.ts'
export { type Applied, type Finding, lineFor, type MappedProduct } from './mapping/mapped.ts'
export { optionCode } from './mapping/option-code.ts'
export type { DocumentPath } from './mapping/problems.ts'
export {
  type AssociationRule,
  type Condition,
  type Mapping,
  mappingJsonSchema,
  type Origin,
  type Rule,
  type ValueRule,
} from './mapping/schema.ts'
export { isMappable } from './mapping/values/index.ts'
export { fileNameOf, isAddress } from './mapping/values/media.ts'
export type { NewOption } from './mapping/values/value-type.ts'
export { readStructure, readStructureFor, type StructureQuestion } from './structure/read.ts'
export type { PimStructure } from './structure/structure.ts'
export { createTransform } from './transforms/index.ts'
export { transformNames, type TransformSpec } from './transforms/schema.ts'
export { isRefusal, type Refusal, type Transform } from './transforms/transform.ts'
export { recogniseFormat, type CsvFormat, type Format } from './reading/format.ts'
export type { Encoding } from './reading/encoding.ts'
export { inspect, type Inspection, type InspectOptions } from './inspecting/inspect.ts'
export type { Candidate } from './inspecting/candidates.ts'
export type { Field } from './inspecting/field-tree.ts'
export type { Kind } from './inspecting/kinds.ts'
export type { Preset, PresetField, Role } from './presets/preset.ts'
export { presets } from './presets/presets.ts'
export {
  type Checkpoint,
  createMemoryJournal,
  type Journal,
  openCheckpoint,
} from './run/checkpoint.ts'
export type { Difference } from './run/differences.ts'
export type {
  Counts,
  ModelEvent,
  ModelOutcome,
  OptionEvent,
  Outcome,
  ProgressEvent,
  RecordEvent,
  RunEvent,
  StopReason,
} from './run/events.ts'
export { createReport, type Report } from './run/report.ts'
export type { LoadedFile, LoadFile } from './run/send-media.ts'
export { type ImportOptions, runImport } from './run/run-import.ts'
export { type CsvOptions, writeCsv } from './export/csv.ts'
export { ExportError } from './export/export-error.ts'
export type { ExportedProduct, ExportedValue } from './export/exported-product.ts'
export { type FeedOptions, writeFeed } from './export/feed.ts'
export { type FeedField, type FeedMapping, mapFeed, planFeed } from './export/feed-fields.ts'
export { writeJsonLines } from './export/json-lines.ts'
export { type LastRun, openLastRun } from './export/last-run.ts'
export { type ExportPlan, type ExportQuestion, planExport } from './export/plan.ts'
export { readProducts, type ReadProductsOptions } from './export/read-products.ts'
export { formatSuggestion } from './suggest/format-suggestion.ts'
export { suggest, type SuggestedPart, type Suggestion } from './suggest/suggest.ts'
export { type Language, languages, type ProjectFile } from './code/project-file.ts'
export { UnsupportedError, writeProject } from './code/project.ts'
export type { Unsupported } from './code/unsupported-part.ts'
export { unsupported } from './code/unsupported.ts'
