import { programs } from '../bundle/index.ts';
import type { StoreImage } from './store-layer.ts';

export type ProgramImage = 'operator' | 'messaging' | 'connect' | 'history' | 'materialize' | 'setup';
export type ImageName = ProgramImage | StoreImage;

interface CatalogueEntry {
  readonly description: string;
  /** Of the program, in the repository. */
  readonly module: string;
  /** Whether it is a store for trying things out, and no part of the product. */
  readonly isStore: boolean;
}

const ofProduct = (name: ProgramImage, description: string): CatalogueEntry => ({ description, module: programs[name] ?? '', isStore: false });
const ofStore = (name: string, description: string): CatalogueEntry => ({ description, module: `tools/images/stores/${name}.ts`, isStore: true });

/** Every image there is. */
export const catalogue: Readonly<Record<ImageName, CatalogueEntry>> = {
  operator: ofProduct('operator', 'Brings every ChatCluster in a Kubernetes cluster to what its manifest asks for'),
  messaging: ofProduct('messaging', 'Takes sends from devices and delivers the events of the partitions it serves'),
  connect: ofProduct('connect', 'Tells devices where their user is served'),
  history: ofProduct('history', 'Shows users what was sent to them and by them, in pages'),
  materialize: ofProduct('materialize', 'Writes the events in the log to Cassandra'),
  setup: ofProduct('setup', 'Creates the topics in Kafka and the tables in Cassandra that are not there, and ends'),
  'dev-kafka': ofStore('kafka', 'A single Kafka, for trying things out'),
  'dev-cassandra': ofStore('cassandra', 'A single Cassandra, for trying things out'),
  'dev-redis': ofStore('redis', 'A single Redis, for trying things out'),
};

export const imageNames = Object.keys(catalogue) as ImageName[];

export const isStore = (name: ImageName): name is StoreImage => catalogue[name].isStore;
