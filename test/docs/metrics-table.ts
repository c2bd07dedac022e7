import { buildEdgeMetrics, createRegistry } from '@cecochat/runtime';
import { Registry } from 'prom-client';
import { createMetrics as createOperatorMetrics } from '../../operator/kubernetes/controller/metrics.ts';
import { calledServices, lastingServices } from '../../services/catalogue.ts';
import { code, table } from './tables.ts';

/** Registers the metrics of a service. They call for values when they are collected, which is never done here. */
type Register = (registry: Registry, sources: object) => unknown;

const modules = await Promise.all(lastingServices.map(async (name) => [name, (await import(`../../services/${name}/metrics.ts`)) as { readonly createMetrics: Register }] as const));
const registers: readonly (readonly [service: string, Register])[] = [
  ...modules.map(([name, { createMetrics }]) => [name, createMetrics] as const),
  [calledServices.join(', '), (registry) => buildEdgeMetrics(registry, { keysAgeMs: () => 0, connections: () => 0, calls: () => 0, unfinished: () => 0, unverified: () => 0, unfinishedBytes: () => 0, buckets: () => 0 })],
];

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
  const registries = [...registers.map(([, register]) => register), createOperatorMetrics].map((register) => {
    const registry = new Registry();
    register(registry, {});
    return registry;
  });
  return new Map([...registries, createRegistry('any')].flatMap(metricsOf).map((metric) => [metric.name, metric]));
}

/** The tables of docs/running.md, by the name of their mark: every metric that a process of ours shows. */
export function metricTables(): Map<string, string> {
  const rows = registers.flatMap(([service, register]) => {
    const registry = new Registry();
    register(registry, {});
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
