import {
  addressOf, serviceNameOf, type ClusterRef, type Place, type ServableSpec, type ServicePlace,
} from '../objects/index.ts';
import type { Caches } from './caches.ts';

/** Services of a platform that callers reach from outside. */
export type AddressedService = 'connect' | 'history' | 'groups' | 'accounts';

/** Where callers reach the services of a ChatCluster, as far as the watches show it. */
export class ServiceAddresses {
  readonly #cluster: ClusterRef;
  readonly #caches: Caches;

  constructor(cluster: ClusterRef, caches: Caches) {
    this.#cluster = cluster;
    this.#caches = caches;
  }

  /** host:port under this spec; undefined without a spec, and until the Service has an address. */
  of(service: AddressedService, spec: ServableSpec | undefined): string | undefined {
    return spec && addressOf({ ...this.#cluster, spec }, service, this.#placeOf(service));
  }

  /** The known addresses of a Service. Its node port is open on every node, so any pod's node will do. */
  #placeOf(name: AddressedService): Place {
    const { namespace } = this.#cluster;
    const hostIP = this.#caches.pods(namespace, this.#cluster.name).find(({ hostIp }) => hostIp !== undefined)?.hostIp;
    const service = this.#caches.child('Service', namespace, serviceNameOf(this.#cluster, name));
    return { service: service as ServicePlace | undefined, pod: { hostIP } };
  }
}
