import { addressSetting, services, type ServiceName } from '../../../../services/catalogue.ts';
import type { ClusterRef } from '../cluster.ts';
import { serviceNameOf } from '../names.ts';
import { ports } from '../ports.ts';
import { setting, type Part } from './part.ts';

/** Pure: where a service reaches those that it calls: their Services, by gRPC. */
export function callsPart(cluster: ClusterRef, service: ServiceName): Part {
  const calls = (services[service].calls ?? []) as readonly ServiceName[];
  const addressOf = (name: ServiceName) => `${serviceNameOf(cluster, name)}.${cluster.namespace}.svc:${ports.grpc}`;
  return { env: calls.map((name) => setting(addressSetting(name), addressOf(name))), files: [] };
}
