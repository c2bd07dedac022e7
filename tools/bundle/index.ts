export { buildBundle, type Bundle } from './build-bundle.ts';
export { BundleError } from './bundle-error.ts';
export { programs } from './programs.ts';
