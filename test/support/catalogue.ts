import { lastingServices, replicatedServices, type ReplicatedService } from '../../services/catalogue.ts';

/** How many processes of services a platform on one machine has whose manifest names no number of them. */
export const defaultProcesses = lastingServices.reduce((sum, name) => sum + (name === 'messaging' ? 2 : 1), 0);

/** Fields of a manifest: one process of each service of equal ones, where a second one would only cost memory. */
export const oneOfEach = Object.fromEntries(
  replicatedServices.map((name) => [name, { replicas: 1 }]),
) as Readonly<Record<ReplicatedService, { readonly replicas: 1 }>>;
