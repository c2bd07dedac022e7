import { splitHostPort } from '@cecochat/contracts';
import { checkServerIdentity, type ConnectionOptions } from 'node:tls';
import type { ClientTls } from '@cecochat/runtime';

/**
 * How the driver checks a node, and shows it who we are. It dials addresses that it learns from other nodes and that a
 * certificate seldom names, so a certificate is good for a node when it names its address or the host of one of the
 * contact points. Certificates are asked for at every connection.
 */
export function buildTlsOptions(contactPoints: readonly string[], tls: ClientTls): ConnectionOptions {
  const hosts = contactPoints.map((each) => splitHostPort(each).host);
  return {
    get ca() {
      return tls.ca;
    },
    get cert() {
      return tls.cert;
    },
    get key() {
      return tls.key;
    },
    minVersion: tls.minVersion,
    rejectUnauthorized: true, // The driver would take any certificate.
    checkServerIdentity: (address, certificate) => {
      const problems = [address, ...hosts].map((host) => checkServerIdentity(host, certificate));
      return problems.includes(undefined) ? undefined : problems[0];
    },
  };
}
