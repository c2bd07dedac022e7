import { problemOfSigningKeys } from '@cecochat/redis';
import type { SecretKey } from '../../manifest/index.ts';
import type { ServableSpec } from '../objects/index.ts';

export interface NeededSecret {
  readonly name: string;
  readonly keys: readonly string[];
  /** The field of the spec that names it. */
  readonly field: string;
  /** Why the text of a key cannot be used; undefined when it can. */
  readonly problemOf?: (text: string) => string | undefined;
}

/** Pure: the Secrets that servers need to run. */
export function secretsOf({
  auth, tls, accounts, dependencies: { kafka, cassandra, redis },
}: ServableSpec): NeededSecret[] {
  return [
    ...key('spec.auth.keys.secret', auth.keys.secret),
    ...key('spec.auth.keys.caSecret', auth.keys.caSecret),
    ...key('spec.auth.developmentIssuer.secret', auth.developmentIssuer?.secret),
    ...accounts.providers.flatMap(({ name, clientSecret, caSecret }) => [
      ...key(`spec.accounts.providers[${name}].clientSecret`, clientSecret),
      ...key(`spec.accounts.providers[${name}].caSecret`, caSecret),
    ]),
    ...whole('spec.tls', tls?.secretName, certificateKeys),
    ...ofStore('spec.dependencies.kafka', kafka, ['username', 'password']),
    ...ofStore('spec.dependencies.cassandra', cassandra, ['username', 'password']),
    ...ofStore('spec.dependencies.redis', redis, ['password']),
    ...key('spec.dependencies.redis.signingSecret', redis.signingSecret).map((needed) => ({
      ...needed, problemOf: problemOfSigningKeys,
    })),
    ...whole('spec.dependencies.redis.sentinel.credentials', redis.sentinel?.credentials?.secretName, ['password']),
  ];
}

/** Of a Secret of the type kubernetes.io/tls. */
const certificateKeys = ['tls.crt', 'tls.key'];

type Store = Pick<ServableSpec['dependencies']['cassandra'], 'tls' | 'credentials' | 'serviceCredentials'>;

function ofStore(
  field: string, { tls, credentials, serviceCredentials = {} }: Store, loginKeys: readonly string[],
): NeededSecret[] {
  return [
    ...key(`${field}.tls.caSecret`, tls?.caSecret),
    ...whole(`${field}.tls.clientSecretName`, tls?.clientSecretName, certificateKeys),
    ...whole(`${field}.credentials`, credentials?.secretName, loginKeys),
    ...Object.entries(serviceCredentials).flatMap(([service, own]) =>
      whole(`${field}.serviceCredentials.${service}`, own?.secretName, loginKeys)),
  ];
}

const key = (field: string, secret: SecretKey | undefined): NeededSecret[] =>
  secret === undefined ? [] : [{ field, name: secret.name, keys: [secret.key] }];

const whole = (field: string, name: string | undefined, keys: readonly string[]): NeededSecret[] =>
  name === undefined ? [] : [{ field, name, keys }];
