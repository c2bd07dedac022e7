export { buildPackages, PackageError, type Tarball, packages, type Package } from './build-packages.ts';
