import { stringify } from 'yaml';
import type { Certificate } from './certificate-authority.ts';

interface KubeconfigOptions {
  readonly server: string;
  /** PEM. */
  readonly authority: string;
  readonly user: string;
  readonly credentials: Certificate | { readonly token: string };
  readonly namespace?: string;
}

/** Pure: the text of a kubeconfig file with one cluster, one user and one context. */
export function buildKubeconfig({ server, authority, user, credentials, namespace }: KubeconfigOptions): string {
  const secret = 'token' in credentials
    ? { token: credentials.token }
    : { 'client-certificate-data': base64(credentials.certificate), 'client-key-data': base64(credentials.key) };
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster: { server, 'certificate-authority-data': base64(authority) } }],
    users: [{ name: user, user: secret }],
    contexts: [{ name: 'test', context: { cluster: 'test', user, ...(namespace !== undefined && { namespace }) } }],
    'current-context': 'test',
  });
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
