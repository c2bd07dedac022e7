import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

export interface TestProviderOptions {
  readonly port: number;
  readonly redirectUris: readonly string[];
  /** Whether claims of the profile are in the ID token, and not only at an address of their own. */
  readonly hasClaimsInToken?: boolean;
  /** Claims of the people by their subjects. Others have none. */
  readonly people: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export const [testClientId, testClientSecret] = ['cecochat', 'a secret of the client +/%&'];

/** Entered at the login in place of a subject: the person refuses. */
export const refusal = 'no thanks';

const loginPage = `<!doctype html><html lang="en"><title>Company login</title><body>
<form method="post"><label>Login <input name="login" autofocus></label><button>Continue</button></form>`;

/** An OpenID Connect provider on loopback: the npm package `oidc-provider`, with a login that asks for a subject alone. */
export class TestProvider {
  readonly issuer: string;
  readonly #server: Server;

  private constructor(issuer: string, server: Server) {
    this.issuer = issuer;
    this.#server = server;
  }

  static async start(options: TestProviderOptions): Promise<TestProvider> {
    const issuer = `http://127.0.0.1:${options.port}`;
    const provider = new Provider(issuer, await configurationOf(options));
    const handle = provider.callback();
    const server = createServer((request, response) => {
      const isLogin = /^\/interaction\/[\w-]+$/.test(request.url ?? '');
      void (isLogin ? logIn(provider, request, response) : handle(request, response));
    });
    const { promise, resolve } = Promise.withResolvers<undefined>();
    server.listen(options.port, '127.0.0.1', () => resolve(undefined));
    await promise;
    return new TestProvider(issuer, server);
  }

  /** Its port is free afterwards. */
  async stop(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#server.close(() => resolve(undefined));
    this.#server.closeAllConnections();
    await promise;
  }
}

async function logIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(loginPage);
    return;
  }
  const login = new URLSearchParams(await text(request)).get('login') ?? '';
  const result = login === refusal ? { error: 'access_denied' } : { login: { accountId: login } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function configurationOf({ redirectUris, hasClaimsInToken = false, people }: TestProviderOptions): Promise<Configuration> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    clients: [{
      client_id: testClientId, client_secret: testClientSecret, redirect_uris: [...redirectUris], token_endpoint_auth_method: 'client_secret_post',
    }],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256' }] } as NonNullable<Configuration['jwks']>,
    cookies: { keys: ['of a test'] },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'nickname', 'given_name', 'picture'] },
    conformIdTokenClaims: !hasClaimsInToken,
    findAccount: (_context, subject) => ({ accountId: subject, claims: () => ({ sub: subject, ...people[subject] }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    /** Users are not asked for consent: the client is the company's own. */
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId ?? '', accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  };
}
