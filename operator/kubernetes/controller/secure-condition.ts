import type { Condition } from '../../decide/index.ts';
import { exposedServices } from '../../manifest/index.ts';
import type { ServableSpec } from '../objects/index.ts';

interface Finding {
  readonly reason: string;
  readonly message: string;
}

/** Pure: whether the spec leaves something open, by choice or by omission; the message names each field. */
export function secureConditionOf(spec: ServableSpec): Condition {
  const findings = [...ofCallers(spec), ...ofStores(spec.dependencies)];
  const [first] = findings;
  if (first === undefined)
    return { type: 'Secure', status: true, reason: 'NothingOpen', message: 'nothing is open that can be closed' };
  const reason = findings.every((each) => each.reason === first.reason) ? first.reason : 'SeveralOpen';
  return { type: 'Secure', status: false, reason, message: findings.map(({ message }) => message).join('; ') };
}

function ofCallers(spec: ServableSpec): Finding[] {
  const { auth, tls, reflection } = spec;
  const exposed = exposedServices(spec);
  return [
    ...(auth.developmentIssuer === undefined
      ? []
      : [
          {
            reason: 'DevelopmentIssuer',
            message: 'spec.auth.developmentIssuer gives a token for any user to anybody in the cluster',
          },
        ]),
    ...(auth.keys.url?.startsWith('http:') === true
      ? [
          {
            reason: 'KeysInPlaintext',
            message: 'spec.auth.keys.url is not https: whoever answers in its place signs tokens',
          },
        ]
      : []),
    ...(tls === undefined
      ? [
          {
            reason: exposed.length > 0 ? 'Plaintext' : 'PlaintextInside',
            message:
              exposed.length > 0
                ? `spec.tls is missing: tokens and messages can be read on the way to ${exposed.join(', ')}`
                : 'spec.tls is missing: tokens and messages can be read within the cluster',
          },
        ]
      : []),
    ...(reflection ? [{ reason: 'Reflection', message: 'spec.reflection describes the services to anybody' }] : []),
  ];
}

const noCertificates: { readonly clientSecretName?: string | undefined } = {};

function ofStores({ kafka, cassandra, redis }: ServableSpec['dependencies']): Finding[] {
  const redisTls = redis.url.startsWith('rediss://') ? (redis.tls ?? noCertificates) : undefined;
  const stores = { kafka, cassandra, redis: { ...redis, tls: redisTls } };
  const open = Object.entries(stores).flatMap(([name, store]) => {
    const has =
      store.credentials !== undefined || store.tls?.clientSecretName !== undefined ||
      (name === 'redis' && new URL(redis.url).password !== '');
    return [
      ...(store.tls === undefined
        ? [{ reason: 'StorePlaintext', message: `spec.dependencies.${name} is reached without TLS` }]
        : []),
      ...(has
        ? []
        : [{ reason: 'StoreWithoutCredentials', message: `spec.dependencies.${name} is reached without credentials` }]),
    ];
  });
  return redis.signingSecret === undefined
    ? [
        ...open,
        {
          reason: 'RedisUnsigned',
          message:
            'spec.dependencies.redis.signingSecret is missing: a party that writes to Redis can redirect devices ' +
            'and add keys of tokens',
        },
      ]
    : open;
}
