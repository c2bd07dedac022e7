import { Client, Metadata, type ClientOptions } from '@grpc/grpc-js';
import { credentialsFor, type Security } from './security.ts';

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
