import { createRegistry } from '@cecochat/runtime';
import { Registry } from 'prom-client';
import { createMetrics as createOperatorMetrics } from '../../operator/kubernetes/controller/metrics.ts';
import * as connect from '../../services/connect/metrics.ts';
import * as history from '../../services/history/metrics.ts';
import * as materialize from '../../services/materialize/metrics.ts';
import * as messaging from '../../services/messaging/metrics.ts';
import { code, table } from './tables.ts';

const services: Readonly<Record<string, (registry: Registry) => unknown>> = {
  messaging: (registry) => messaging.buildMetrics(registry, { queuedSends: () => 0, waitingFrames: () => 0, tailRecords: () => 0, tailBytes: () => 0 }),
  connect: connect.createMetrics,
  history: history.createMetrics,
  materialize: (registry) => materialize.createMetrics({ registry, positions: async () => [] }),
};

function describe(service: string, registry: Registry): string[][] {
  return metricsOf(registry).flatMap(({ name, help, type, labelNames }) =>
    (name.startsWith('cecochat_') ? [[service, code(name), type, labelNames.map(code).join(', '), help.replace(/\.$/, '')]] : []));
}

/** A metric as it is registered. */
export interface Labelled {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly labelNames: readonly string[];
}

function metricsOf(registry: Registry): Labelled[] {
  const metrics = registry.getMetricsAsArray() as unknown as (Omit<Labelled, 'labelNames'> & Partial<Labelled>)[];
  return metrics.map(({ name, help, type, labelNames = [] }) => ({ name, help, type, labelNames }));
}

/** Every metric that a process of ours shows, those of Node.js among them, by its name. */
export function registeredMetrics(): Map<string, Labelled> {
  const registries = [...Object.values(services), createOperatorMetrics].map((register) => {
    const registry = new Registry();
    register(registry);
    return registry;
  });
  return new Map([...registries, createRegistry('any')].flatMap(metricsOf).map((metric) => [metric.name, metric]));
}

/** The tables of docs/running.md, by the name of their mark: every metric that a process of ours shows. */
export function metricTables(): Map<string, string> {
  const rows = Object.entries(services).flatMap(([service, register]) => {
    const registry = new Registry();
    register(registry);
    return describe(service, registry);
  });
  rows.push(...describe('all', createRegistry('any')));
  return new Map([['metrics', table(['service', 'metric', 'type', 'labels', 'meaning'], rows)]]);
}

/** The table of what an operator in a cluster shows. */
export function operatorMetricsTable(): string {
  const registry = new Registry();
  createOperatorMetrics(registry);
  return table(['metric', 'type', 'labels', 'meaning'], describe('operator', registry).map(([, ...cells]) => cells));
}
