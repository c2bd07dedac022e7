import type { ServableSpec } from '../servable-spec.ts';
import { fileSetting, folderOf, joinParts, setting, type Part } from './part.ts';

/** Pure: what the tokens of callers are checked with. */
export function tokensPart({ auth }: Pick<ServableSpec, 'auth'>): Part {
  const { keys, issuer, audience } = auth;
  const names = { env: [setting('TOKEN_ISSUER', issuer), setting('TOKEN_AUDIENCE', audience)], files: [] };
  const where = keys.secret === undefined ? { env: [setting('TOKEN_KEYS', keys.url ?? '')], files: [] } : fileSetting('TOKEN_KEYS', 'token-keys', keys.secret);
  return joinParts(where, names);
}

/** Pure: the key of the development issuer, which is off without it. */
export function issuerPart({ auth }: Pick<ServableSpec, 'auth'>): Part | undefined {
  return auth.developmentIssuer && fileSetting('ISSUER_KEY', 'issuer-key', auth.developmentIssuer.secret);
}

/** Names of the keys in a Secret of the type kubernetes.io/tls. */
const [certificate, privateKey] = ['tls.crt', 'tls.key'];

/** Pure: what callers are served TLS with. */
export function tlsPart({ tls }: Pick<ServableSpec, 'tls'>): Part | undefined {
  if (tls === undefined) return undefined;
  const what = 'tls';
  return {
    env: [setting('TLS_CERT', `${folderOf({ what })}/${certificate}`), setting('TLS_KEY', `${folderOf({ what })}/${privateKey}`)],
    files: [{ what, secret: tls.secretName, keys: [certificate, privateKey] }],
  };
}
