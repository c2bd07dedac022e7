import { KubeConfig } from '@kubernetes/client-node';
import { createLogger } from '@cecochat/runtime';
import { Registry } from 'prom-client';
import { KubernetesApi } from '@cecochat/kubernetes';
import { createMetrics, lead, type OperatorParts } from '../../operator/kubernetes/controller/index.ts';
import { AddressProbe } from '../../operator/kubernetes/dependencies/index.ts';
import { manager } from '../../operator/kubernetes/objects/index.ts';
import type { MemoryApiServer, VirtualTime } from '../support/kubernetes/memory/index.ts';
import { deadAddress } from './spec-changes.ts';

/** What the client of the API waits for, it waits for in real time: only a moment. */
const quickly = 0.01;
const logger = createLogger({ name: 'operator', level: process.env['CECOCHAT_HISTORY_LOG'] ?? 'silent' });

export interface RunningOperator {
  readonly ended: Promise<void>;
  stop(): void;
}

/** The operator itself, as it is while it leads. */
export function leadInMemory(server: MemoryApiServer, time: VirtualTime, random: () => number): RunningOperator {
  const shared = { random: () => random() * quickly, clock: time.now };
  const parts: OperatorParts = {
    ...shared,
    name: 'operator',
    api: new KubernetesApi({ config: new KubeConfig(), transport: server, fieldManager: manager, ...shared }),
    probe: new AddressProbe({ clock: time.now, dial }),
    metrics: createMetrics(new Registry()),
    logger,
    monotonic: time.now,
    after: time.pause,
    cacheTimings: { watchSeconds: 20, resyncMs: 30_000 },
  };
  const stopping = new AbortController();
  return { ended: lead(parts, [], stopping.signal), stop: () => stopping.abort() };
}

async function dial(address: string): Promise<void> {
  if (address === deadAddress) throw new Error('nobody answers');
}
