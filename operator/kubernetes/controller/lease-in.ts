import { z } from 'zod';
import { leases, type KubernetesApi } from '@cecochat/kubernetes';
import type { LeaseStore } from '../../reconcile/index.ts';

const schema = z.object({
  metadata: z.object({ resourceVersion: z.string() }),
  spec: z.object({ holderIdentity: z.string().nullish() }).default({}),
});

export interface LeasePlace {
  readonly namespace: string;
  readonly name: string;
  /** For other readers: how long a lease that is not renewed holds. */
  readonly durationSeconds: number;
  /** Wall clock in milliseconds, for people who inspect the object: decisions do not use it. */
  readonly clock: () => number;
}

/** A Lease of Kubernetes as the store of the leader election. Every renewal changes its time, and so its version. */
export function leaseIn(api: KubernetesApi, { namespace, name, durationSeconds, clock }: LeasePlace): LeaseStore {
  return {
    read: async () => {
      const found = await api.get(leases, { namespace, name });
      if (found === undefined) return undefined;
      const { metadata, spec } = schema.parse(found);
      const holder = spec.holderIdentity ?? '';
      return { lease: { renewals: 0, ...(holder !== '' && { holder }) }, version: metadata.resourceVersion };
    },
    write: async ({ holder }, expected) => {
      const object = {
        apiVersion: 'coordination.k8s.io/v1',
        kind: 'Lease',
        metadata: { namespace, name, ...(expected !== undefined && { resourceVersion: expected }) },
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
