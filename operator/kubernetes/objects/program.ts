import type { ServiceName } from '../../../services/catalogue.ts';
import type { Cluster } from './cluster.ts';
import type { Component } from './labels.ts';
import type { Part } from './settings/index.ts';

/** The program of a container. */
export interface Program {
  readonly name: ServiceName;
  readonly version: string;
  readonly settings: Part;
  readonly graceSeconds: number;
}

/** Pure: the image of a service in the version to run. */
export function imageOf({ spec: { images } }: Cluster, name: Component, version: string): string {
  return `${images.registry}/${name}:${version}`;
}
