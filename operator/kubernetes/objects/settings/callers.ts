import { isCalled, services, type ServiceName } from '../../../../services/catalogue.ts';
import type { SecretKey } from '../../../manifest/index.ts';
import type { ServableSpec } from '../servable-spec.ts';
import { fileSetting, folderOf, joinParts, setting, type Part, type MountedFiles } from './part.ts';

/**
 * Pure: what a service with ports for callers gets, and no other one: keys of tokens, bounds of connections, and a
 * certificate for TLS.
 */
export function callersPart(spec: ServableSpec, service: ServiceName): Part | undefined {
  if (!isCalled(service)) return undefined;
  return joinParts(
    tokensPart(spec), connectionsPart(spec), services[service].issuesTokens ? issuerPart(spec) : undefined,
    service === 'accounts' || service === 'web' ? signUpPart(spec) : undefined,
    service === 'accounts' || service === 'web' ? providersPart(spec, service) : undefined,
    service === 'web' ? proxiesPart(spec) : undefined, tlsPart(spec),
  );
}

/** The checks of tokens, and whether the services describe themselves. */
function tokensPart({ auth, reflection }: Pick<ServableSpec, 'auth' | 'reflection'>): Part {
  const { keys, issuer, audience, maxTokenLife } = auth;
  const names = {
    env: [
      setting('TOKEN_ISSUER', issuer), setting('TOKEN_AUDIENCE', audience),
      setting('TOKEN_MAX_SECONDS', String(Math.ceil(maxTokenLife / 1_000))),
      setting('REFLECTION', String(reflection)),
    ],
    files: [],
  };
  const where =
    keys.secret === undefined
      ? { env: [setting('TOKEN_KEYS', keys.url ?? '')], files: [] }
      : fileSetting('TOKEN_KEYS', 'token-keys', keys.secret);
  const ca = keys.caSecret && fileSetting('TOKEN_KEYS_CA', 'token-keys-ca', keys.caSecret);
  const proxy = keys.proxy === undefined ? undefined : { env: [setting('TOKEN_KEYS_PROXY', keys.proxy)], files: [] };
  return joinParts(where, ca, proxy, names);
}

function connectionsPart({ connections }: Pick<ServableSpec, 'connections'>): Part {
  const { perProcess, perAddress, streamsPerConnection } = connections;
  return {
    env: [
      setting('MAX_CONNECTIONS', String(perProcess)),
      setting('MAX_CONNECTIONS_PER_ADDRESS', String(perAddress)),
      setting('MAX_STREAMS_PER_CONNECTION', String(streamsPerConnection)),
    ],
    files: [],
  };
}

/** The key of the development issuer, which is off without it. */
function issuerPart({ auth }: Pick<ServableSpec, 'auth'>): Part | undefined {
  return auth.developmentIssuer && fileSetting('ISSUER_KEY', 'issuer-key', auth.developmentIssuer.secret);
}

/** Whether every caller can sign up. */
const signUpPart = ({ accounts }: Pick<ServableSpec, 'accounts'>): Part => ({
  env: [setting('SIGN_UP', String(accounts.signUp))],
  files: [],
});

/** The providers at which users sign in; their secrets are for accounts alone. */
function providersPart(
  { accounts: { providers } }: Pick<ServableSpec, 'accounts'>,
  service: 'accounts' | 'web',
): Part | undefined {
  if (providers.length === 0) return undefined;
  if (service === 'web') {
    const shown = providers.map(({ name, label }) => ({ name, label }));
    return { env: [setting('PROVIDERS', JSON.stringify(shown))], files: [] };
  }
  const files: MountedFiles[] = [];
  const pathOf = (what: string, from: SecretKey | undefined) => {
    if (from === undefined) return undefined;
    files.push({ what, secret: from.name, keys: [from.key] });
    return `${folderOf({ what })}/${from.key}`;
  };
  const described = providers.map(({ clientSecret, caSecret, ...rest }) => ({
    ...rest,
    clientSecretFile: pathOf(`provider-${rest.name}`, clientSecret),
    caFile: pathOf(`provider-ca-${rest.name}`, caSecret),
  }));
  return { env: [setting('PROVIDERS', JSON.stringify(described))], files };
}

/** The proxies whose headers count. */
const proxiesPart = ({ web: { trustedProxies } }: Pick<ServableSpec, 'web'>): Part => ({
  env: trustedProxies.length === 0 ? [] : [setting('TRUSTED_PROXIES', trustedProxies.join(','))], files: [],
});

/** Names of the keys in a Secret of the type kubernetes.io/tls. */
const [certificate, privateKey] = ['tls.crt', 'tls.key'];

/** The certificate with which callers are served TLS. */
function tlsPart({ tls }: Pick<ServableSpec, 'tls'>): Part | undefined {
  if (tls === undefined) return undefined;
  const what = 'tls';
  return {
    env: [
      setting('TLS_CERT', `${folderOf({ what })}/${certificate}`),
      setting('TLS_KEY', `${folderOf({ what })}/${privateKey}`),
      ...(tls.minVersion === '1.2' ? [] : [setting('TLS_MIN_VERSION', tls.minVersion)]),
    ],
    files: [{ what, secret: tls.secretName, keys: [certificate, privateKey] }],
  };
}
