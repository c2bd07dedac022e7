import { z } from 'zod';
import { leases, type KubernetesApi } from '@cecochat/kubernetes';
import type { LeaseStore } from '../../reconcile/index.ts';

const schema = z.object({
  metadata: z.object({ resourceVersion: z.string(), annotations: z.record(z.string(), z.string()).default({}) }),
  spec: z.object({ holderIdentity: z.string().nullish() }).default({}),
});

export interface LeasePlace {
  readonly namespace: string;
  readonly name: string;
  /** For other readers: how long a lease that is not renewed holds. */
  readonly durationSeconds: number;
  /** Wall clock in milliseconds, for people who inspect the object: decisions do not use it. */
  readonly clock: () => number;
  /** host:port of the console of this operator, for the others; undefined where it serves none. */
  readonly console?: string | undefined;
}

/** On the Lease: host:port of the console of the operator that leads. */
const consoleAnnotation = 'cecochat.dev/console';

/** A Lease of Kubernetes as the store of the leader election. Every renewal changes its time, and so its version. */
export function leaseIn(
  api: KubernetesApi, { namespace, name, durationSeconds, clock, console }: LeasePlace,
): LeaseStore {
  return {
    read: async () => {
      const found = await api.get(leases, { namespace, name });
      if (found === undefined) return undefined;
      const { metadata, spec } = schema.parse(found);
      const holder = spec.holderIdentity ?? '';
      return { lease: { renewals: 0, ...(holder !== '' && { holder }) }, version: metadata.resourceVersion };
    },
    write: async ({ holder }, expected) => {
      const annotations = { ...(console !== undefined && holder !== undefined && { [consoleAnnotation]: console }) };
      const object = {
        apiVersion: 'coordination.k8s.io/v1',
        kind: 'Lease',
        metadata: { namespace, name, annotations, ...(expected !== undefined && { resourceVersion: expected }) },
        spec: {
          holderIdentity: holder ?? '',
          leaseDurationSeconds: durationSeconds,
          renewTime: new Date(clock()).toISOString().replace('Z', '000Z'),
        },
      };
      if (expected === undefined) await api.create(leases, object);
      else await api.replace(leases, object);
    },
  };
}

/** host:port of the console of the operator that leads; undefined while none does, or it serves none. */
export async function findLeadingConsole(
  api: KubernetesApi, { namespace, name }: Pick<LeasePlace, 'namespace' | 'name'>,
): Promise<string | undefined> {
  const found = await api.get(leases, { namespace, name });
  return found && schema.parse(found).metadata.annotations[consoleAnnotation];
}
