import { ports, type PortName } from './ports.ts';
import { expandedSetting, podFact, setting, type Part } from './settings/index.ts';

/**
 * Processes listen on the address of their pod and not on all: what shares the node's network cannot reach them by another
 * one, and pods that are processes of one machine do not get in each other's way. Variables come before those that name them.
 */
export const podFacts: Part['env'] = [podFact('POD_IP', 'status.podIP'), podFact('HOST_IP', 'status.hostIP')];

/** Where a process listens, by the name of the setting. */
export function listenPart(listens: Readonly<Record<string, PortName>>): Part {
  return { env: Object.entries(listens).map(([name, port]) => expandedSetting(name, `$(POD_IP):${ports[port]}`)), files: [] };
}

/** The process is called like its pod. */
export const podNamePart: Part = { env: [podFact('CECOCHAT_NAME', 'metadata.name')], files: [] };

export const namePart = (name: string): Part => ({ env: [setting('NAME', name)], files: [] });
