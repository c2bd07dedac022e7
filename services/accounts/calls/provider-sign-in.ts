import { ChatError, invalid, type cecochat } from '@cecochat/contracts';
import { failed, isSafe, type Flows, type LinkedAccounts, type Provider } from '../providers/index.ts';
import { maxLabel, toTokens, type SignInContext } from './sign-in.ts';
import { readShownText } from './texts.ts';

export interface ProviderSignInContext extends SignInContext {
  readonly providers: ReadonlyMap<string, Provider>;
  readonly flows: Flows;
  readonly linked: LinkedAccounts;
}

/** Of the URL that a provider sends a browser to: a code is a few hundred bytes. */
const maxUrlBytes = 8 * 1024;

/** Begins a sign-in at a provider. Throws a ChatError, as the other one does. */
export async function beginSignIn(
  { providers, flows }: ProviderSignInContext, _address: string, request: cecochat.v1.IBeginSignInRequest,
): Promise<cecochat.v1.IBeginSignInResponse> {
  const name = request.provider ?? '';
  const provider = providers.get(name);
  if (provider === undefined) throw new ChatError('not-found', 'there is no such provider', { field: 'provider' });
  const redirectUri = readRedirectUri(request.redirectUri ?? '', name);
  const flow = flows.begin(name, redirectUri, readShownText(request.label ?? '', 'label', maxLabel));
  const [authorizationUrl, sealed] = await Promise.all([provider.authorizationUrl(flow), flows.seal(flow)]);
  return { authorizationUrl, flow: sealed };
}

/** The one path at which browsers come back; the provider checks the origin, since it is registered there. */
function readRedirectUri(text: string, provider: string): string {
  const url = text.length > maxUrlBytes ? null : URL.parse(text);
  if (url === null || !isSafe(url)) throw invalid('redirect_uri', 'must be an https URL, or an http URL of loopback');
  const rest = url.href.slice(url.origin.length);
  if (rest !== `/api/sign-in/${provider}`) throw invalid('redirect_uri', 'must be <origin>/api/sign-in/<provider>');
  return url.href;
}

/** Completes a sign-in: the session of the account that the confirmed user has, or gets now. */
export async function completeSignIn(
  { providers, flows, linked, accounts, attempts, sessions }: ProviderSignInContext, address: string,
  request: cecochat.v1.ICompleteSignInRequest,
): Promise<cecochat.v1.ICompleteSignInResponse> {
  const flow = await flows.open(request.flow ?? '');
  const redirectedTo = readRedirectedTo(request.redirectedTo ?? '', flow.redirectUri);
  const provider = providers.get(flow.provider);
  if (provider === undefined) throw failed('the provider was removed meanwhile');
  const identity = await provider.redeem(redirectedTo, flow);
  await flows.complete(flow); // A provider that takes a code twice does not make two sessions.
  const account = await linked.accountOf(identity, () => attempts.signUp(address));
  if (account.profile.listed) await accounts.list(account.name); // Where a process ended before it was.
  return { tokens: toTokens(account.name, await sessions.begin(account.user, flow.label)) };
}

function readRedirectedTo(text: string, redirectUri: string): URL {
  const url = Buffer.byteLength(text) > maxUrlBytes ? null : URL.parse(text);
  if (url === null) throw invalid('redirected_to', `must be a URL of at most ${maxUrlBytes} bytes`);
  if (`${url.origin}${url.pathname}` !== redirectUri) throw failed('the answer belongs to another sign-in');
  return url;
}
