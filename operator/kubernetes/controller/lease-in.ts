import { z } from 'zod';
import type { LeaseStore } from '../../reconcile/index.ts';
import { leases, type KubernetesApi } from '../api/index.ts';

const schema = z.object({
  metadata: z.object({ resourceVersion: z.string() }),
  spec: z.object({ holderIdentity: z.string().nullish() }).default({}),
});

export interface LeasePlace {
  readonly namespace: string;
  readonly name: string;
  /** As others should read it: how long a lease that is not renewed holds. */
  readonly durationSeconds: number;
  /** Wall clock in milliseconds, for people who look at the object: nothing is decided by it. */
  readonly clock: () => number;
}

/** A Lease of Kubernetes as the place where operators agree on who leads. Every renewal gives it another version, by its time. */
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
        spec: { holderIdentity: holder ?? '', leaseDurationSeconds: durationSeconds, renewTime: new Date(clock()).toISOString().replace('Z', '000Z') },
      };
      if (expected === undefined) await api.create(leases, object);
      else await api.replace(leases, object);
    },
  };
}
