import { readFileSync, writeFileSync } from 'node:fs';
import { configurationFile, fillConfiguration } from './configuration.ts';

/** Writes the tables of docs/configuration.md anew, from the schemas: `node test/docs/write-configuration.ts`. */
writeFileSync(configurationFile, await fillConfiguration(readFileSync(configurationFile, 'utf8')));
