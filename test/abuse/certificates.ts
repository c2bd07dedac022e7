import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CertificateAuthority } from '../support/kubernetes/certificate-authority.ts';

export interface ServerCertificates {
  /** PEM of the authority. */
  readonly ca: string;
  /** Of the servers. */
  readonly settings: Readonly<Record<string, string>>;
}

/** A certificate for the servers of a platform, in files of a folder. */
export async function certificatesIn(folder: string): Promise<ServerCertificates> {
  const authority = await CertificateAuthority.create('abuse');
  const { certificate, key } = await authority.issue({ commonName: 'services', hosts: ['localhost'] });
  const [certFile, keyFile] = [join(folder, 'tls.crt'), join(folder, 'tls.key')];
  await writeFile(certFile, certificate);
  await writeFile(keyFile, key, { mode: 0o600 });
  return { ca: authority.certificate, settings: { CECOCHAT_TLS_CERT: certFile, CECOCHAT_TLS_KEY: keyFile } };
}
