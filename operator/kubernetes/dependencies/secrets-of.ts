import { problemOfSigningKeys } from '@cecochat/redis';
import type { ServableSpec } from '../objects/index.ts';

export interface NeededSecret {
  readonly name: string;
  readonly keys: readonly string[];
  /** The field of the spec that names it. */
  readonly field: string;
  /** Why the text of a key cannot be used; undefined when it can. */
  readonly problemOf?: (text: string) => string | undefined;
}

type StoreTls = ServableSpec['dependencies']['kafka']['tls'];

/** Of a Secret of the type kubernetes.io/tls. */
const certificateKeys = ['tls.crt', 'tls.key'];

/** Pure: the Secrets that servers need to run. */
export function secretsOf({
  auth, tls, accounts, dependencies: { kafka, cassandra, redis },
}: ServableSpec): NeededSecret[] {
  const key = (field: string, secret: { readonly name: string; readonly key: string } | undefined) =>
    secret === undefined ? [] : [{ field, name: secret.name, keys: [secret.key] }];
  const login = (field: string, keys: readonly string[], credentials: { readonly secretName: string } | undefined) =>
    credentials === undefined ? [] : [{ field: `${field}.credentials`, name: credentials.secretName, keys }];
  const store = (name: 'kafka' | 'cassandra' | 'redis', tlsOf: StoreTls) => [
    ...key(`spec.dependencies.${name}.tls.caSecret`, tlsOf?.caSecret),
    ...(tlsOf?.clientSecretName === undefined
      ? []
      : [{
          field: `spec.dependencies.${name}.tls.clientSecretName`, name: tlsOf.clientSecretName, keys: certificateKeys,
        }]),
  ];
  return [
    ...key('spec.auth.keys.secret', auth.keys.secret),
    ...key('spec.auth.keys.caSecret', auth.keys.caSecret),
    ...key('spec.auth.developmentIssuer.secret', auth.developmentIssuer?.secret),
    ...accounts.providers.flatMap(({ name, clientSecret, caSecret }) => [
      ...key(`spec.accounts.providers[${name}].clientSecret`, clientSecret),
      ...key(`spec.accounts.providers[${name}].caSecret`, caSecret),
    ]),
    ...(tls === undefined ? [] : [{ field: 'spec.tls', name: tls.secretName, keys: certificateKeys }]),
    ...store('kafka', kafka.tls),
    ...login('spec.dependencies.kafka', ['username', 'password'], kafka.credentials),
    ...store('cassandra', cassandra.tls),
    ...login('spec.dependencies.cassandra', ['username', 'password'], cassandra.credentials),
    ...store('redis', redis.tls),
    ...login('spec.dependencies.redis', ['password'], redis.credentials),
    ...key('spec.dependencies.redis.signingSecret', redis.signingSecret).map((needed) => ({
      ...needed, problemOf: problemOfSigningKeys,
    })),
    ...login('spec.dependencies.redis.sentinel', ['password'], redis.sentinel?.credentials),
  ];
}
