export { breakBounds, fieldsOf, resourceSchema, specSchema, type SchemaField } from './broken-bounds.ts';
export { fieldAt, type BrokenManifest } from './broken-manifest.ts';
export { breakRules } from './broken-rules.ts';
export { fullSpec, manifestOf, specWith, type Path, type WrittenSpec } from './full-spec.ts';
