export { buildPackages, PackageError, type Tarball } from './build-packages.ts';
export { packages, type Package } from './packages.ts';
