import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildKafkaSettings, clusterId, kafkaJavaOptions, kafkaLogging } from '../../stores/kafka-settings.ts';
import { jarFolder, javaProgram } from '../places.ts';
import { becomeJava, fail, openFolder } from './become.ts';
import { kafkaImageSettings, ports } from './settings.ts';

/** A single Kafka for trying things out, which prepares its data when there is none. */
const folder = openFolder('kafka');
const [data, settings, logging] = ['data', 'server.properties', 'log4j2.yaml'].map((name) => join(folder, name)) as [
  string, string, string,
];
const own = kafkaImageSettings(process.env);
if (own === undefined) fail('KAFKA_ADVERTISED_LISTENER must be host:port, such as kafka:9092');
writeFileSync(
  settings, buildKafkaSettings({ port: ports.kafka, controllerPort: ports.kafkaController, settings: own }, data),
);
writeFileSync(logging, kafkaLogging);
const java = kafkaJavaOptions(jarFolder, logging);
if (!existsSync(join(data, 'meta.properties'))) {
  execFileSync(javaProgram, [...java, 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', settings], {
    stdio: 'inherit',
  });
}
becomeJava([...java, 'kafka.Kafka', settings]);
