import { isIP } from 'node:net';
import { checkServerIdentity, createSecureContext, type SecureContext } from 'node:tls';
import type { TlsOptions } from '@cecochat/client';
import { parseHostPort, withoutBrackets } from '@cecochat/contracts';
import { credentials, Client, Metadata, type ChannelCredentials, type ClientOptions } from '@grpc/grpc-js';

/** How the services of a platform are dialled. */
export type Security =
  { readonly kind: 'plain' } | { readonly kind: 'tls'; readonly context: SecureContext; readonly platformHost: string };

/**
 * As `connect` is reached, so are the addresses that it gives: https means TLS. Throws when the certificates cannot be
 * understood.
 */
export function securityOf(url: URL, { ca }: TlsOptions = {}): Security {
  if (url.protocol !== 'https:') return { kind: 'plain' };
  return { kind: 'tls', context: createSecureContext({ ca }), platformHost: withoutBrackets(url.hostname) };
}

/** A name that no host has: Node.js does not accept an IP address as the server name, and gRPC always sends one. */
const noName = 'address.invalid';

/**
 * Credentials for a channel to the address. The platform hands out addresses that change, so a certificate is good for
 * one
 * when it names it or the host of `connect`: a platform can do with one certificate.
 */
export function credentialsFor(
  address: string, security: Security,
): { readonly credentials: ChannelCredentials; readonly options: ClientOptions } {
  if (security.kind === 'plain') return { credentials: credentials.createInsecure(), options: {} };
  const { context, platformHost } = security;
  const host = parseHostPort(address)?.host ?? address;
  const checked = credentials.createFromSecureContext(context, {
    checkServerIdentity: (_asked, certificate) => {
      const problem = checkServerIdentity(host, certificate);
      return problem && checkServerIdentity(platformHost, certificate) && problem;
    },
  });
  const name = [host, platformHost].find((each) => isIP(each) === 0) ?? noName;
  return { credentials: checked, options: { 'grpc.ssl_target_name_override': name } };
}

/** A lost machine sends nothing: its devices notice within 9 s, when other servers have taken its partitions over. */
const [pingEveryMs, pingAnswerMs] = [4_000, 5_000];

const options: ClientOptions = {
  'grpc.enable_channelz': 0,
  'grpc.enable_retries': 0, // The session tries again by itself; a call that may be repeated is kept in a buffer.
  'grpc.enable_http_proxy': 0,
  'grpc.keepalive_time_ms': pingEveryMs,
  'grpc.keepalive_timeout_ms': pingAnswerMs,
};

/** A channel of its own: a failure of its connection affects no other channel. */
export function openChannel(address: string, security: Security): Client {
  const secured = credentialsFor(address, security);
  return new Client(address, secured.credentials, {
    ...options, ...secured.options, 'grpc.use_local_subchannel_pool': 1,
  });
}

export function authorization(token: string): Metadata {
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  return metadata;
}
