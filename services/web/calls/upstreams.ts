import { X509Certificate } from 'node:crypto';
import { createSecureContext, type PeerCertificate, type SecureContext } from 'node:tls';
import { ChatError, splitHostPort } from '@cecochat/contracts';
import type { ServerCertificate } from '@cecochat/runtime';
import { Client, credentials, Metadata, type ChannelCredentials, type ClientOptions } from '@grpc/grpc-js';
import { upstreamNames, type UpstreamName } from './exposed-calls.ts';

/** A change of a group waits for up to 10 s until it is decided. */
const deadlineMs = 15_000;

const channelOptions: ClientOptions = {
  'grpc.enable_channelz': 0,
  'grpc.enable_retries': 0, // Clients repeat calls themselves.
  'grpc.enable_http_proxy': 0,
  'grpc.keepalive_time_ms': 10_000,
  'grpc.keepalive_timeout_ms': 5_000,
};

/** host:port of each. */
export type UpstreamAddresses = Readonly<Record<UpstreamName, string>>;

/** The services of the platform that calls are passed on to, with encoded requests and responses. */
export class Upstreams {
  readonly #addresses: UpstreamAddresses;
  #channels: ReadonlyMap<UpstreamName, Client>;

  /** With a certificate the services have TLS, and this one: a platform has one certificate. */
  constructor(addresses: UpstreamAddresses, certificate: ServerCertificate | undefined) {
    this.#addresses = addresses;
    this.#channels = this.#open(certificate?.pair.cert);
    certificate?.onChange(({ cert }) => {
      const old = this.#channels;
      this.#channels = this.#open(cert);
      for (const channel of old.values()) channel.close(); // Calls in flight end as they would.
    });
  }

  /** Passes a call on, with headers that name its caller. Rejects with a ChatError. */
  call(
    upstream: UpstreamName, path: string, request: Buffer, headers: Readonly<Record<string, string>>,
  ): Promise<Buffer> {
    const channel = this.#channels.get(upstream);
    if (channel === undefined) throw new ChatError('internal', `no channel to ${upstream}`);
    const metadata = new Metadata();
    for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
    const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
    const options = { deadline: Date.now() + deadlineMs };
    channel.makeUnaryRequest(path, asIs, asIs, request, metadata, options, (error, response) => {
      if (error) reject(ChatError.from(error));
      else resolve(response ?? Buffer.alloc(0));
    });
    return promise;
  }

  close(): void {
    for (const channel of this.#channels.values()) channel.close();
  }

  #open(certificate: Buffer | undefined): ReadonlyMap<UpstreamName, Client> {
    return new Map(upstreamNames.map((name) => {
      const address = this.#addresses[name];
      return [name, new Client(address, credentialsFor(certificate), { ...channelOptions, ...nameFor(address) })];
    }));
  }
}

const asIs = (bytes: Buffer): Buffer => bytes;

function credentialsFor(certificate: Buffer | undefined): ChannelCredentials {
  if (certificate === undefined) return credentials.createInsecure();
  const own = new X509Certificate(certificate);
  return credentials.createFromSecureContext(trusting(certificate), {
    checkServerIdentity: (_host: string, { raw }: PeerCertificate) => {
      const peer = new X509Certificate(raw);
      const isOfPlatform = peer.subjectAltName === own.subjectAltName;
      return isOfPlatform ? undefined : new Error('the certificate is not of this platform');
    },
  });
}

/** Trusts the certificate of the platform, and what those between it and its root have issued: its successor. */
const trusting = (certificate: Buffer): SecureContext =>
  createSecureContext({ ca: certificate, allowPartialTrustChain: true });

/** gRPC sends a server name, which must not be an IP address. */
const nameFor = (address: string): ClientOptions =>
  /^[\d.]+$|:/.test(splitHostPort(address).host) ? { 'grpc.ssl_target_name_override': 'address.invalid' } : {};
