import { splitHostPort } from '@cecochat/contracts';
import { checkServerIdentity, type ConnectionOptions } from 'node:tls';

/**
 * How the driver checks a node. It dials addresses that it learns from other nodes and that a certificate seldom names,
 * so
 * a certificate is good for a node when it names its address or the host of one of the contact points. `ca` is in PEM,
 * in place of the
 * usual ones, and is asked for at every connection.
 */
export function buildTlsOptions(
  contactPoints: readonly string[], authority: { readonly ca: string | undefined },
): ConnectionOptions {
  const hosts = contactPoints.map((each) => splitHostPort(each).host);
  return {
    get ca() {
      return authority.ca;
    },
    rejectUnauthorized: true, // The driver would take any certificate.
    checkServerIdentity: (address, certificate) => {
      const problems = [address, ...hosts].map((host) => checkServerIdentity(host, certificate));
      return problems.includes(undefined) ? undefined : problems[0];
    },
  };
}
