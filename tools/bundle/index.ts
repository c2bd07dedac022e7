export { buildBundles, type Bundle } from './build-bundles.ts';
export { buildPrograms } from './build-programs.ts';
export { BundleError } from './bundle-error.ts';
export { programs } from './programs.ts';
export { alignColumns } from './size-table.ts';
