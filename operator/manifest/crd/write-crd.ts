import { writeFileSync } from 'node:fs';
import { crdFile, formatCrd } from './crd-file.ts';

/** `make crds`. */
writeFileSync(crdFile, formatCrd());
