import { serviceNames, services, type ServiceName } from '../../services/catalogue.ts';
import { programs } from '../bundle/index.ts';
import type { StoreImage } from './store-layer.ts';

export type ProgramImage = 'operator' | ServiceName;
export type ImageName = ProgramImage | StoreImage;

interface CatalogueEntry {
  readonly description: string;
  /** Of the program, in the repository. */
  readonly module: string;
  /** Whether it is a store for trying things out, and no part of the product. */
  readonly isStore: boolean;
}

const ofProduct = (name: ProgramImage, description: string): CatalogueEntry => ({
  description, module: programs[name] ?? '', isStore: false,
});
const ofStore = (name: string, description: string): CatalogueEntry => ({
  description, module: `tools/images/stores/${name}.ts`, isStore: true,
});

const ofServices = Object.fromEntries(
  serviceNames.map((name) => [name, ofProduct(name, services[name].description)]),
) as Readonly<Record<ServiceName, CatalogueEntry>>;

/** Every image there is. */
export const catalogue: Readonly<Record<ImageName, CatalogueEntry>> = {
  operator: ofProduct('operator', 'Brings every ChatCluster in a Kubernetes cluster to what its manifest asks for'),
  ...ofServices,
  'dev-kafka': ofStore('kafka', 'A single Kafka, for trying things out'),
  'dev-cassandra': ofStore('cassandra', 'A single Cassandra, for trying things out'),
  'dev-redis': ofStore('redis', 'A single Redis, for trying things out'),
};

export const imageNames = Object.keys(catalogue) as ImageName[];

export const isStore = (name: ImageName): name is StoreImage => catalogue[name].isStore;
