import type { Cluster } from './cluster.ts';
import type { Component } from './labels.ts';
import type { Part } from './settings/index.ts';

export type ProgramName = Exclude<Component, 'operator'>;

/** What a container runs. */
export interface Program {
  readonly name: ProgramName;
  readonly version: string;
  readonly settings: Part;
  readonly graceSeconds: number;
}

/** Pure: the image of a service in the version that is to run. */
export function imageOf({ spec: { images } }: Cluster, name: Component, version: string): string {
  return `${images.registry}/${name}:${version}`;
}
