import type { V1ResourceRequirements } from '@kubernetes/client-node';
import type { Component } from './labels.ts';

/**
 * What is asked for unless the spec says otherwise: enough to begin with. A messaging server needs some 50 KiB for each device
 * and the latest records of its partitions, so one that is to take 50,000 devices wants 3 GiB. There are no limits: one that is
 * too low ends a server with all its devices, so they are for who knows the load.
 */
export const defaultResources: Readonly<Record<Exclude<Component, 'operator'>, V1ResourceRequirements>> = {
  messaging: { requests: { cpu: '250m', memory: '512Mi' } },
  connect: { requests: { cpu: '100m', memory: '128Mi' } },
  history: { requests: { cpu: '100m', memory: '128Mi' } },
  materialize: { requests: { cpu: '100m', memory: '256Mi' } },
  setup: { requests: { cpu: '50m', memory: '128Mi' } },
};
