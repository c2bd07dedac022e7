import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CertificateAuthority } from '../../../test/support/kubernetes/certificate-authority.ts';

export interface ServerCertificate {
  /** PEM of who signed it. */
  readonly ca: string;
  /** PEM files. */
  readonly cert: string;
  readonly key: string;
}

/** A certificate for servers on loopback, in a folder. */
export async function issueCertificate(folder: string): Promise<ServerCertificate> {
  const authority = await CertificateAuthority.create('bench authority');
  const { certificate, key } = await authority.issue({ commonName: 'bench server', hosts: ['127.0.0.1'] });
  const files = { cert: join(folder, 'server.crt'), key: join(folder, 'server.key') };
  writeFileSync(files.cert, certificate);
  writeFileSync(files.key, key, { mode: 0o600 });
  return { ca: authority.certificate, ...files };
}
