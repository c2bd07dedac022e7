import { writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { buildCassandraSettings, cassandraArguments, cassandraLogging } from '../../stores/cassandra-settings.ts';
import { jarFolder } from '../places.ts';
import { becomeJava, openFolder } from './become.ts';
import { cassandraImageSettings, ports } from './settings.ts';

/** A single Cassandra for trying things out. */
const heapMiB = 512;
const folder = openFolder('cassandra');
const [settings, logging] = [join(folder, 'cassandra.yaml'), join(folder, 'logback.xml')];
const own = cassandraImageSettings(process.env, networkInterfaces());
writeFileSync(
  settings,
  buildCassandraSettings({ port: ports.cassandra, storagePort: ports.cassandraStorage, settings: own }, folder),
);
writeFileSync(logging, cassandraLogging);
becomeJava(cassandraArguments({ jars: jarFolder, heapMiB, folder, settings, logging }));
