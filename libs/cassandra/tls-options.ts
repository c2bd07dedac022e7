import { checkServerIdentity, type ConnectionOptions } from 'node:tls';

export interface TlsOptionsOf {
  readonly contactPoints: readonly string[];
  /** In PEM, in place of the usual ones. */
  readonly ca: string | undefined;
}

/**
 * Pure: how the driver checks a node. It dials addresses that it learns from other nodes and that a certificate seldom names, so
 * a certificate is good for a node when it names its address or the host of one of the contact points.
 */
export function buildTlsOptions({ contactPoints, ca }: TlsOptionsOf): ConnectionOptions {
  const hosts = contactPoints.map((each) => each.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''));
  return {
    ...(ca !== undefined && { ca }),
    rejectUnauthorized: true, // The driver would take any certificate.
    checkServerIdentity: (address, certificate) => {
      const problems = [address, ...hosts].map((host) => checkServerIdentity(host, certificate));
      return problems.includes(undefined) ? undefined : problems[0];
    },
  };
}
