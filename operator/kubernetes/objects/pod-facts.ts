import { listenSettings, services, type PortName, type ServiceName } from '../../../services/catalogue.ts';
import type { ClusterRef } from './cluster.ts';
import { ports } from './ports.ts';
import { expandedSetting, podFact, setting, type Part } from './settings/index.ts';

/**
 * Processes listen on the address of their pod only. Others on the node's network cannot reach them by another address,
 * and pods that are processes of one machine do not collide. A variable precedes those that refer to it.
 */
export const podFacts: Part['env'] = [podFact('POD_IP', 'status.podIP'), podFact('HOST_IP', 'status.hostIP')];

/** Identifies the platform of a process: it refuses the stores of others. */
export const platformPart = ({ namespace, name }: ClusterRef): Part => ({
  env: [setting('PLATFORM', `${namespace}/${name}`)],
  files: [],
});

/** Where a process of a service listens: on its ports for callers, and on the one for health and metrics. */
export function listenPart(service: ServiceName): Part {
  const listens: readonly PortName[] = [...services[service].callers, 'admin'];
  return { env: listens.map((port) => expandedSetting(listenSettings[port], `$(POD_IP):${ports[port]}`)), files: [] };
}

/** The process has the name of its pod. */
export const podNamePart: Part = { env: [podFact('CECOCHAT_NAME', 'metadata.name')], files: [] };

export const namePart = (name: string): Part => ({ env: [setting('NAME', name)], files: [] });
