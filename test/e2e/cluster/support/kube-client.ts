import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ApiClient } from '../../../support/kubernetes/index.ts';

interface Kubeconfig {
  readonly clusters: readonly { readonly cluster: { readonly server: string; readonly 'certificate-authority-data': string } }[];
  readonly users: readonly { readonly user: { readonly 'client-certificate-data': string; readonly 'client-key-data': string } }[];
}

/** Speaks to the API server as the one user of a kubeconfig of kind. */
export function clientOf(kubeconfig: string): ApiClient {
  const { clusters: [entry], users: [person] } = parse(readFileSync(kubeconfig, 'utf8')) as Kubeconfig;
  if (entry === undefined || person === undefined) throw new Error(`${kubeconfig} names no cluster, or no user`);
  const { cluster } = entry;
  const credentials = { certificate: textOf(person.user['client-certificate-data']), key: textOf(person.user['client-key-data']) };
  return new ApiClient(cluster.server, textOf(cluster['certificate-authority-data']), credentials);
}

const textOf = (base64: string): string => Buffer.from(base64, 'base64').toString('utf8');
