import 'reflect-metadata'; // Before the package below, which needs it.
import { isIP } from 'node:net';
import {
  BasicConstraintsExtension, ExtendedKeyUsage, ExtendedKeyUsageExtension, KeyUsageFlags, KeyUsagesExtension, PemConverter,
  SubjectAlternativeNameExtension, X509CertificateGenerator, type X509Certificate,
} from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 86_400_000;

/** PEM, all of it. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

export interface CertificateRequest {
  /** To Kubernetes: the name of the user. */
  readonly commonName: string;
  /** To Kubernetes: the user's groups. */
  readonly organizations?: readonly string[];
  /** Names and addresses that it serves; none for a client. */
  readonly hosts?: readonly string[];
}

/** Signs certificates that are good for a day, for servers and for clients. */
export class CertificateAuthority {
  readonly #root: X509Certificate;
  readonly #signingKey: CryptoKey;

  private constructor(root: X509Certificate, signingKey: CryptoKey) {
    this.#root = root;
    this.#signingKey = signingKey;
  }

  static async create(name: string): Promise<CertificateAuthority> {
    const keys = await newKeys();
    const root = await X509CertificateGenerator.createSelfSigned({
      name: [{ CN: [name] }],
      keys,
      signingAlgorithm: algorithm,
      ...validity(),
      extensions: [new BasicConstraintsExtension(true, undefined, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.digitalSignature, true)],
    });
    return new CertificateAuthority(root, keys.privateKey);
  }

  /** PEM of its own certificate. */
  get certificate(): string {
    return `${this.#root.toString('pem')}\n`;
  }

  async issue({ commonName, organizations = [], hosts = [] }: CertificateRequest): Promise<Certificate> {
    const keys = await newKeys();
    const leaf = await X509CertificateGenerator.create({
      subject: [...organizations.map((name) => ({ O: [name] })), { CN: [commonName] }],
      issuer: this.#root.subject,
      publicKey: keys.publicKey,
      signingKey: this.#signingKey,
      signingAlgorithm: algorithm,
      ...validity(),
      extensions: [
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([hosts.length > 0 ? ExtendedKeyUsage.serverAuth : ExtendedKeyUsage.clientAuth]),
        ...(hosts.length > 0 ? [new SubjectAlternativeNameExtension(hosts.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value })))] : []),
      ],
    });
    const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
    return { certificate: `${leaf.toString('pem')}\n`, key: `${key}\n` };
  }
}

const newKeys = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/** It has been valid for a while already: clocks of machines differ. */
const validity = () => ({ notBefore: new Date(Date.now() - dayMs / 24), notAfter: new Date(Date.now() + dayMs) });
