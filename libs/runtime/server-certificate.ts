import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { ServerCredentials } from '@grpc/grpc-js';
import { z } from 'zod';
import { certificateRules } from './client-tls.ts';
import { Listeners } from './listeners.ts';
import type { Logger } from './logger.ts';
import { certificateFile, readableFile } from './pem-files.ts';
import type { SettingRule } from './setting-rules.ts';

/** Settings of a server that can speak TLS; without them it speaks plain text. */
export const serverTlsSettings = {
  TLS_CERT: certificateFile
    .optional()
    .describe(
      'PEM file of the certificate, with those between it and its root, to serve TLS with; plain text without it',
    ),
  TLS_KEY: readableFile.optional().describe('PEM file of the private key of the certificate'),
  TLS_MIN_VERSION: z.enum(['1.2', '1.3']).default('1.2').describe('callers with an earlier version of TLS are refused'),
};

export interface ServerTlsSettings {
  readonly TLS_CERT?: string | undefined;
  readonly TLS_KEY?: string | undefined;
  readonly TLS_MIN_VERSION?: '1.2' | '1.3' | undefined;
}

export const serverTlsRules: readonly SettingRule<ServerTlsSettings>[] = certificateRules('TLS_CERT', 'TLS_KEY');

export interface CertificatePair {
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly minVersion: SecureVersion;
}

type SecureVersion = 'TLSv1.2' | 'TLSv1.3';

interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
  /** TLSv1.2 when left out. */
  readonly minVersion?: SecureVersion;
}

/** A changed file is noticed within this. */
const checkMs = 5_000;

/**
 * The certificate of a server. It reads its files periodically, as Secrets are rotated while processes run: later
 * connections get the new certificate, and open ones stay. An invalid certificate is ignored, the previous one stays.
 */
export class ServerCertificate {
  readonly #files: CertificateFiles;
  readonly #logger: Logger;
  readonly #listeners: Listeners<CertificatePair>;
  #pair: CertificatePair;
  #said = '';

  /** Throws when the files cannot be read or do not belong together. */
  constructor(files: CertificateFiles, logger: Logger, everyMs = checkMs) {
    this.#files = files;
    this.#logger = logger;
    this.#listeners = new Listeners((error) =>
      logger.warn({ err: error }, 'a listener does not take the new certificate'),
    );
    this.#pair = readPair(files.cert, files.key, files.minVersion);
    setInterval(() => this.#check(), everyMs).unref();
  }

  get pair(): CertificatePair {
    return this.#pair;
  }

  /** Calls with each pair that is new from now on. */
  onChange(listener: (pair: CertificatePair) => void): void {
    this.#listeners.add(listener);
  }

  #check(): void {
    try {
      const pair = readPair(this.#files.cert, this.#files.key, this.#files.minVersion);
      this.#said = '';
      if (pair.cert.equals(this.#pair.cert) && pair.key.equals(this.#pair.key)) return;
      this.#pair = pair;
      this.#listeners.notify(pair);
      this.#logger.info({ validTo: new X509Certificate(pair.cert).validTo }, 'the certificate has changed');
    } catch (error) {
      const reason = Error.isError(error) ? error.message : String(error);
      if (reason !== this.#said)
        this.#logger.warn({ reason }, 'the certificate cannot be read again, keeping the one before');
      this.#said = reason;
    }
  }
}

function readPair(certFile: string, keyFile: string, minVersion: SecureVersion = 'TLSv1.2'): CertificatePair {
  const pair = { cert: readFileSync(certFile), key: readFileSync(keyFile), minVersion };
  createSecureContext(pair); // Throws unless the one belongs to the other.
  return pair;
}

/** The certificate that the settings name, undefined for plain text. */
export function openServerCertificate(settings: ServerTlsSettings, logger: Logger): ServerCertificate | undefined {
  const { TLS_CERT: cert, TLS_KEY: key, TLS_MIN_VERSION: version = '1.2' } = settings;
  return cert === undefined || key === undefined
    ? undefined
    : new ServerCertificate({ cert, key, minVersion: `TLSv${version}` }, logger);
}

/** Credentials of a gRPC server that follow the certificate. */
export class ReloadedCredentials extends ServerCredentials {
  constructor(certificate: ServerCertificate) {
    super({}, certificate.pair);
    certificate.onChange((pair) => this.updateSecureContextOptions(pair));
  }

  override _equals(other: ServerCredentials): boolean {
    return other === this;
  }
}
